package io.totem.policy.explanation;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of one process.
 *
 * @param believed those it is described by, the most telling first
 * @param each all of them, each for a search of its own
 * @param claimed those it gives itself and its program does not bear; none for honest ones
 * @param file its program's own
 */
public record Search(Set<String> believed, List<Set<String>> each, Set<String> claimed, Set<String> file) {

    public Search {
        each = List.copyOf(each);
        claimed = Collections.unmodifiableSet(new LinkedHashSet<>(claimed));
    }
}
