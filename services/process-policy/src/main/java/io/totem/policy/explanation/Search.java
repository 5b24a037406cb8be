package io.totem.policy.explanation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to look up of one process.
 *
 * @param believed the names it is described by, the most telling first
 * @param called what it calls itself, where its file may be many programs; else none
 * @param files the names of its files, each for a search of its own
 * @param given the names it gives itself, likewise
 * @param claims names to be held against what it is
 * @param bearer empty for the kernel's threads and where exe may not be read
 * @param role what it is by what it was told, whatever the dictionary says of its file
 * @param script what it is where the dictionary has nothing for its script
 */
public record Search(
        Set<String> believed,
        Set<String> called,
        List<Set<String>> files,
        List<Set<String>> given,
        List<ClaimedName> claims,
        Optional<Bearer> bearer,
        Optional<Sentence> role,
        Optional<Sentence> script) {

    public Search {
        files = List.copyOf(files);
        given = List.copyOf(given);
        claims = List.copyOf(claims);
    }
}
