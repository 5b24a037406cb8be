package io.totem.platform.problem;

import io.totem.api.text.LocalizedText;

/**
 * What can go wrong, one enum per service. The constant's name is the {@code errorCode} of the answer.
 *
 * <p>Implemented by enums only.
 */
public interface ErrorCode {

    /** The constant's name. */
    String name();

    ErrorKind kind();

    default int status() {
        return kind().status();
    }

    default LocalizedText title() {
        return kind().title();
    }
}
