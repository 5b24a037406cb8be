package io.totem.platform.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler;
import org.junit.jupiter.api.Test;

class ClosedStreamFilterTest {

    private final ClosedStreamFilter filter = new ClosedStreamFilter();

    @Test
    void a_viewer_who_closed_the_page_is_not_logged() {
        assertThat(filter.isLoggable(entry(PublisherResponseHandler.class, new ClosedChannelException())))
                .isFalse();
        assertThat(filter.isLoggable(entry(PublisherResponseHandler.class, new IOException("Broken pipe"))))
                .isFalse();
    }

    @Test
    void every_other_failure_is() {
        assertThat(filter.isLoggable(entry(PublisherResponseHandler.class, new IllegalStateException())))
                .isTrue();
        assertThat(filter.isLoggable(entry(Broadcast.class, new ClosedChannelException())))
                .isTrue();
    }

    private static LogRecord entry(Class<?> logger, Exception thrown) {
        LogRecord entry = new LogRecord(Level.SEVERE, "failed");
        entry.setLoggerName(logger.getName());
        entry.setThrown(thrown);
        return entry;
    }
}
