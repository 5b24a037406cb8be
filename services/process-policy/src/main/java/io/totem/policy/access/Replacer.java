package io.totem.policy.access;

import java.util.Objects;
import java.util.Optional;

/**
 * Somebody but root who may put another content in the place of a file.
 *
 * @param group by which he may, as its name; empty where he may himself, mostly because something is his
 * @param by the folder or file that lets him
 */
public record Replacer(Account account, Optional<String> group, String by) {

    public Replacer {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(by, "by");
    }
}
