package io.totem.api.policies;

import io.totem.api.text.LocalizedText;
import java.util.List;
import java.util.Optional;

/**
 * What a person or the catalogue writes of a policy: all but what only the store knows.
 *
 * @param name may be left out where the address says it, as may the platform
 * @param supervisor empty for none
 * @param advice empty for the one that stands for all
 */
public record PolicyContent(
        String name,
        Platform platform,
        String category,
        LocalizedText description,
        TerminationPolicy policy,
        Expected expected,
        Optional<String> supervisor,
        Optional<LocalizedText> advice,
        List<String> tags) {}
