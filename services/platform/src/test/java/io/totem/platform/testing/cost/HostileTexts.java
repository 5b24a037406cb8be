package io.totem.platform.testing.cost;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts that make a regular expression work hardest, derived from the expression itself: what nearly matches, over and
 * over; each of its repetitions drawn out, and then broken off; its words and its characters in pairs.
 */
final class HostileTexts {

    /** What ends a match that was under way. */
    private static final List<String> BREAKS = List.of("", " ", "\n", "x", "0", "\"", "'", "-", "!", ":", "é");

    private static final List<String> ALWAYS =
            List.of("a", "0", " ", "-", "\"", "\\", "/", ":", "[", "eyJ-", "{\"", "%0a");

    /** So many variants of one part are followed; more would say the same again. */
    private static final int VARIANTS = 6;

    private static final int SEEDS = 400;

    /** @param head once, @param body over and over, @param tail once */
    record Seed(String head, String body, String tail) {

        String text(int length) {
            int times = Math.max(1, (length - head.length() - tail.length()) / Math.max(1, body.length()));
            return head + body.repeat(times) + tail;
        }
    }

    private HostileTexts() {}

    static Set<Seed> of(Pattern pattern) {
        RegexNode node = RegexReader.read(pattern);
        List<List<String>> steps = steps(node);
        Set<Seed> seeds = new LinkedHashSet<>();
        Set<String> starts = new LinkedHashSet<>(ALWAYS);
        List<String> heads = List.of("");
        for (List<String> step : steps) {
            for (String head : heads) {
                for (String piece : step) {
                    pump(seeds, head, piece);
                }
            }
            heads = combined(heads, step);
            starts.addAll(heads);
        }
        steps.forEach(step -> step.forEach(piece -> pump(seeds, "", piece)));
        for (String start : starts) {
            BREAKS.forEach(end -> seeds.add(new Seed("", start + end, "")));
        }
        List<String> pieces = Stream.concat(steps.stream().flatMap(List::stream), starts.stream())
                .distinct()
                .limit(SEEDS / 8)
                .toList();
        pieces.forEach(one -> pieces.forEach(other -> seeds.add(new Seed("", one + other, ""))));
        seeds.removeIf(seed -> seed.body().isEmpty());
        return seeds;
    }

    private static void pump(Set<Seed> seeds, String head, String piece) {
        if (!piece.isEmpty()) {
            BREAKS.forEach(end -> seeds.add(new Seed(head, piece, end)));
            seeds.add(new Seed(head, piece + head, ""));
        }
    }

    /** The parts in their order, groups opened, each with some of the texts that it takes. */
    private static List<List<String>> steps(RegexNode node) {
        return switch (node) {
            case RegexNode.Sequence sequence ->
                sequence.parts().stream().flatMap(part -> steps(part).stream()).toList();
            case RegexNode.Nothing() -> List.of();
            case RegexNode.Repeat repeat
            when repeat.part() instanceof RegexNode.Sequence inside && repeat.most() == 1 -> steps(inside);
            default -> List.of(samples(node));
        };
    }

    private static List<String> samples(RegexNode node) {
        return switch (node) {
            case RegexNode.Nothing() -> List.of("");
            case RegexNode.One one -> spread(one.samples());
            case RegexNode.Choice choice ->
                spread(choice.alternatives().stream()
                        .flatMap(alternative -> samples(alternative).stream().limit(2))
                        .distinct()
                        .toList());
            case RegexNode.Sequence sequence -> {
                List<String> heads = List.of("");
                for (RegexNode part : sequence.parts()) {
                    heads = combined(heads, samples(part));
                }
                yield heads;
            }
            case RegexNode.Repeat repeat -> repeated(repeat);
        };
    }

    private static List<String> repeated(RegexNode.Repeat repeat) {
        int enough = Math.max(repeat.least(), repeat.most() < 0 ? 8 : Math.min(repeat.most(), 8));
        List<String> found = new ArrayList<>();
        for (String sample : samples(repeat.part())) {
            found.add(sample.repeat(enough));
            found.add(sample.repeat(Math.max(1, repeat.least())));
        }
        if (repeat.least() == 0) {
            found.add("");
        }
        return spread(found.stream().distinct().toList());
    }

    private static List<String> combined(List<String> heads, List<String> tails) {
        List<String> both = new ArrayList<>();
        for (int i = 0; i < Math.max(heads.size(), tails.size()); i++) {
            both.add(heads.get(i % heads.size()) + tails.get(i % tails.size()));
        }
        return spread(both.stream().distinct().toList());
    }

    /** Some of many, from the whole of them. */
    private static List<String> spread(List<String> all) {
        if (all.size() <= VARIANTS) {
            return all;
        }
        return Stream.iterate(0, i -> i + 1)
                .limit(VARIANTS)
                .map(i -> all.get(i * (all.size() - 1) / (VARIANTS - 1)))
                .toList();
    }
}
