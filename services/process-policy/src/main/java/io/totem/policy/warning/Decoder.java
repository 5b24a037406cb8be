package io.totem.policy.warning;

import io.totem.policy.known.ProgramPath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Programs that make readable what was not: what encodes to hide, and what only packs. By the words of one command. */
public final class Decoder {

    private static final Set<String> ENCODERS = Set.of("base64", "base32", "basenc", "openssl", "xxd");
    private static final Pattern DECODES = Pattern.compile("-[a-zA-Z]{0,4}[dDr][a-zA-Z]{0,4}|--decode");

    private static final Set<String> UNPACKERS = Set.of(
            "gunzip", "zcat", "bunzip2", "bzcat", "unxz", "xzcat", "unlzma", "lzcat", "unzstd", "zstdcat", "unlz4",
            "lz4cat", "unpigz", "funzip");
    private static final Set<String> PACKERS =
            Set.of("gzip", "pigz", "bzip2", "pbzip2", "xz", "lzma", "zstd", "lz4", "brotli", "lzip");
    private static final Pattern UNPACKS =
            Pattern.compile("-[a-zA-Z0-9]{0,4}d[a-zA-Z0-9]{0,4}|--decompress|--uncompress");

    /** {@code n-za-m}: an alphabet that begins elsewhere than at its first letter. */
    private static final Pattern ROTATED = Pattern.compile("(?i).{0,40}[b-z]-z ?a-[a-y].{0,40}");

    /** Fewer letters are a correction. */
    private static final int LEAST_LETTERS = 10;

    private Decoder() {}

    /**
     * The name of the program where it decodes what nobody can read as it stands; empty for others.
     *
     * @param command the program and its arguments
     */
    public static Optional<String> hidden(List<String> command) {
        if (command.isEmpty()) {
            return Optional.empty();
        }
        String name = ProgramPath.fileName(command.getFirst());
        List<String> arguments = command.subList(1, command.size());
        boolean decodes = switch (name) {
            case "rev", "uudecode" -> true;
            case "tr" -> isSubstitution(arguments);
            default -> ENCODERS.contains(name) && anyMatches(arguments, DECODES);
        };
        return decodes ? Optional.of(name) : Optional.empty();
    }

    /** The same of a program that only unpacks. */
    public static Optional<String> unpacking(List<String> command) {
        if (command.isEmpty()) {
            return Optional.empty();
        }
        String name = ProgramPath.fileName(command.getFirst());
        return UNPACKERS.contains(name)
                        || PACKERS.contains(name) && anyMatches(command.subList(1, command.size()), UNPACKS)
                ? Optional.of(name)
                : Optional.empty();
    }

    /** Whether a program of this name only unpacks. */
    static boolean isUnpacker(String name) {
        return UNPACKERS.contains(name) || PACKERS.contains(name);
    }

    /** tr(1) puts letters in the place of letters: the alphabet turned, or the same letters in another order. */
    private static boolean isSubstitution(List<String> arguments) {
        List<String> sets = arguments.stream()
                .takeWhile(argument -> !argument.startsWith("<") && !argument.startsWith(">"))
                .toList();
        if (sets.size() != 2) {
            return false;
        }
        String from = sets.getFirst();
        String to = sets.getLast();
        return ROTATED.matcher(to).matches() && !ROTATED.matcher(from).matches()
                || ROTATED.matcher(from).matches() && !ROTATED.matcher(to).matches()
                || !from.equals(to) && from.length() >= LEAST_LETTERS && Arrays.equals(sorted(from), sorted(to));
    }

    private static int[] sorted(String letters) {
        return letters.chars().sorted().toArray();
    }

    private static boolean anyMatches(List<String> words, Pattern pattern) {
        return words.stream().anyMatch(word -> pattern.matcher(word).matches());
    }
}
