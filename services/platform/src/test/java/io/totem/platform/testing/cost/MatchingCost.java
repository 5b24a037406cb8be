package io.totem.platform.testing.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;

/** What one expression costs on the worst texts of 64 KiB that can be derived from it: looks at a character, no clock. */
final class MatchingCost {

    private static final int FIRST_SCREEN = 512;
    private static final int SUSPECTS = 60;
    private static final int SECOND_SCREEN = 8 << 10;
    private static final int WORST = 8;

    private static final int HALF = 32 << 10;
    private static final int WHOLE = 64 << 10;

    /** An ordinary expression looks at each character a few times; what is bounded by hundreds only looks linear. */
    private static final int LOOKS_A_CHARACTER = 64;

    private static final double GROWTH = 2.5;

    private MatchingCost() {}

    static void assertLinear(Expression expression) {
        List<HostileTexts.Seed> suspects =
                worst(expression, HostileTexts.of(expression.pattern()), FIRST_SCREEN, SUSPECTS);
        List<HostileTexts.Seed> worst = worst(expression, suspects, SECOND_SCREEN, WORST);
        for (HostileTexts.Seed seed : worst) {
            long half = looks(expression, seed.text(HALF));
            long whole = looks(expression, seed.text(WHOLE));
            String what = "%s of %s on %s: %d looks at %d characters, %d at half of them"
                    .formatted(expression.pattern(), expression.where(), seed, whole, WHOLE, half);
            assertThat(whole).as(what).isLessThanOrEqualTo((long) LOOKS_A_CHARACTER * WHOLE);
            assertThat(whole).as(what).isLessThanOrEqualTo((long) (GROWTH * Math.max(half, WHOLE)));
        }
    }

    private static List<HostileTexts.Seed> worst(
            Expression expression, Collection<HostileTexts.Seed> seeds, int length, int most) {
        Map<HostileTexts.Seed, Long> costs = new HashMap<>();
        seeds.forEach(seed -> costs.put(seed, looks(expression, seed.text(length))));
        return seeds.stream()
                .sorted(Comparator.comparing(costs::get).reversed())
                .limit(most)
                .toList();
    }

    private static long looks(Expression expression, String text) {
        CountingText counting = new CountingText(text, (long) (LOOKS_A_CHARACTER + 1) * text.length());
        Matcher matcher = expression.pattern().matcher(counting);
        try {
            if (expression.searched()) {
                while (matcher.find()) {
                    matcher.end();
                }
            } else {
                matcher.lookingAt();
                matcher.matches();
            }
        } catch (CancellationException e) {
            return counting.looks();
        }
        return counting.looks();
    }
}
