package io.totem.platform.problem;

import io.totem.platform.text.Text;

/**
 * What can go wrong, one enum per service. The constant's name is the {@code errorCode} of the answer.
 *
 * <p>Implemented by enums only.
 */
public interface ErrorCode {

    /** The constant's name. */
    String name();

    /** The HTTP status, 400–599. */
    int status();

    /** A few words naming the kind of problem, the same for every occurrence (RFC 9457, "title"). */
    Text title();
}
