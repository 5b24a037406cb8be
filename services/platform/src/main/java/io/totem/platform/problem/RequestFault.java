package io.totem.platform.problem;

import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a failure is its sender's: the framework could not read the request, or nobody waits for the answer any more. It
 * has no type of its own for that, but throws whatever its parsers throw: what tells is whether one of them or code of ours
 * failed.
 */
final class RequestFault {

    private static final String OURS = "io.totem.";

    /** What reads requests (bodies and their parts, forms, headers, addresses), or writes to a sender who has left. */
    private static final List<String> EXCHANGE = List.of(
            "org.jboss.resteasy.reactive.server.core.multipart.",
            "org.jboss.resteasy.reactive.server.core.parameters.",
            "org.jboss.resteasy.reactive.server.handlers.FormBodyHandler",
            "org.jboss.resteasy.reactive.server.handlers.RequestDeserializeHandler",
            "org.jboss.resteasy.reactive.server.handlers.ParameterHandler",
            "org.jboss.resteasy.reactive.server.jaxrs.UriInfoImpl",
            "org.jboss.resteasy.reactive.server.jaxrs.HttpHeadersImpl",
            "org.jboss.resteasy.reactive.server.vertx.VertxInputStream",
            "org.jboss.resteasy.reactive.common.headers.",
            "org.jboss.resteasy.reactive.common.providers.",
            "org.jboss.resteasy.reactive.server.providers.",
            "org.jboss.resteasy.reactive.common.util.",
            "io.quarkus.vertx.http.runtime.VertxInputStream",
            "io.quarkus.vertx.utils.VertxOutputStream",
            "io.netty.handler.codec.http.",
            "io.vertx.core.http.impl.HttpUtils",
            "io.vertx.ext.web.impl.Utils",
            "io.vertx.ext.web.impl.ParsableHeaderValuesContainer");

    private static final String TIMED_OUT = "Read timed out";
    private static final int DEEPEST = 10;

    private RequestFault() {}

    /** Empty when it is ours. A path with a NUL can only come from outside, wherever it is noticed. */
    static Optional<CommonError> of(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
        if (causes.stream().anyMatch(FileSystemException.class::isInstance)) {
            return Optional.empty();
        }
        return causes.stream()
                .filter(cause -> cause instanceof InvalidPathException || isOfExchange(cause))
                .findFirst()
                .map(cause ->
                        TIMED_OUT.equals(cause.getMessage()) ? CommonError.REQUEST_TIMEOUT : CommonError.BAD_REQUEST);
    }

    /** By the innermost frame that is of the one or the other. */
    private static boolean isOfExchange(Throwable cause) {
        for (StackTraceElement frame : cause.getStackTrace()) {
            String type = frame.getClassName();
            if (type.startsWith(OURS)) {
                return false;
            }
            if (EXCHANGE.stream().anyMatch(type::startsWith)) {
                return true;
            }
        }
        return false;
    }
}
