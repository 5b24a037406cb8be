package io.totem.logs.source;

import io.totem.logs.LogError;
import io.totem.logs.Messages;
import io.totem.logs.Parameters;
import io.totem.platform.problem.ProblemException;
import java.util.Optional;

/** The parameter {@code source} of a request. */
public final class SourceParameter {

    private static final int SHOWN = 200;

    private SourceParameter() {}

    /** @throws ProblemException 400 when it or another parameter is wrong, 404 when no source can have that name */
    public static SourceId read(Optional<String> words, Parameters parameters) {
        String text = words.filter(given -> !given.isBlank()).orElse("");
        if (text.isEmpty()) {
            parameters.wrong("source", Messages.text("problem.sourceMissing"));
        }
        parameters.check();
        return SourceId.parse(text)
                .orElseThrow(() -> new ProblemException(
                        LogError.SOURCE_UNKNOWN,
                        Messages.text("problem.GONE", text.substring(0, Math.min(text.length(), SHOWN)))));
    }
}
