package io.totem.policy.known;

import io.totem.api.policies.Category;
import io.totem.api.policies.Platform;
import io.totem.api.policies.ProcessPolicy;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which policies a list shows.
 *
 * @param search literal words, in any case, in name, description or tags; empty for all
 */
record PolicyQuery(String search, Optional<Platform> platform, Optional<String> category) {

    /**
     * @param platform a platform's word, or empty
     * @param category one of {@link Category#words}, or empty
     * @throws io.totem.platform.problem.ProblemException 400 when one is neither
     */
    static PolicyQuery of(String search, String platform, String category) {
        FieldErrors errors = new FieldErrors();
        Optional<Platform> onlyPlatform = Platform.ofWord(platform);
        if (onlyPlatform.isEmpty() && !platform.isEmpty()) {
            errors.add("platform", "choice", "linux, windows, common");
        }
        if (!category.isEmpty() && !Category.words().contains(category)) {
            errors.add("category", "choice", String.join(", ", Category.words()));
        }
        errors.throwIfAny();
        return new PolicyQuery(search, onlyPlatform, Optional.of(category).filter(word -> !word.isEmpty()));
    }

    boolean matches(ProcessPolicy policy) {
        return platform.filter(wanted -> wanted != policy.platform()).isEmpty()
                && category.filter(wanted -> !wanted.equals(policy.category())).isEmpty()
                && contains(policy);
    }

    private boolean contains(ProcessPolicy policy) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        Stream<String> words = Stream.of(
                policy.name(), policy.description().ko(), policy.description().en());
        return Stream.concat(words, policy.tags().stream())
                .anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
