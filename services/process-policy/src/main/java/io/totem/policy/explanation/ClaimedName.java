package io.totem.policy.explanation;

import java.util.Objects;

/**
 * A name that a process gives itself, or that its file bears; honest ones among them.
 *
 * @param word the plain name to look up
 */
record ClaimedName(Form form, String word) {

    enum Form {
        /** In brackets, as ps(1) writes a thread of the kernel. */
        BRACKETS,
        /** As a thread of the kernel is called. */
        KERNEL,
        /** Another than its file bears. */
        OTHER,
        /** Its file's own. */
        OWN,
        /** What its letters look like, which are others. */
        LOOK_ALIKE,
        /** One with characters that nobody sees. */
        INVISIBLE
    }

    ClaimedName {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(word, "word");
    }
}
