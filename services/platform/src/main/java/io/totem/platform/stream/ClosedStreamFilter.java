package io.totem.platform.stream;

import io.quarkus.logging.LoggingFilter;
import java.io.IOException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Keeps out of the log what the framework calls an error and is none: a viewer who closed the page while it was sent. */
@LoggingFilter(name = "closed-streams")
public final class ClosedStreamFilter implements Filter {

    private static final String SENDER = "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

    @Override
    public boolean isLoggable(LogRecord entry) {
        return !(SENDER.equals(entry.getLoggerName()) && entry.getThrown() instanceof IOException);
    }
}
