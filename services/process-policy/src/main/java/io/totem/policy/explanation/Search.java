package io.totem.policy.explanation;

import java.util.List;
import java.util.Set;

/**
 * The names of one process.
 *
 * @param believed those it is described by, the most telling first
 * @param each all of them, each for a search of its own
 */
public record Search(Set<String> believed, List<Set<String>> each) {

    public Search {
        each = List.copyOf(each);
    }
}
