package io.totem.policy.place;

import java.util.Objects;

/**
 * Where the program that counts lies: exe, or for an interpreter the script if that lies in a worse place.
 *
 * @param path absolute, as the process sees it
 */
public record Place(String path, PlaceKind kind) {

    public Place {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(kind, "kind");
    }
}
