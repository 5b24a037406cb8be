package io.totem.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class RequestFaultTest {

    private static final String PARSER = "org.jboss.resteasy.reactive.server.core.multipart.FormData";

    @Test
    void a_parser_that_failed_was_given_nonsense() {
        assertThat(RequestFault.of(failedIn(PARSER, "io.totem.logs.Caller"))).contains(CommonError.BAD_REQUEST);
        assertThat(RequestFault.of(new IllegalStateException(failedIn("java.lang.String", PARSER))))
                .contains(CommonError.BAD_REQUEST);
    }

    @Test
    void code_of_ours_that_failed_is_our_failure_whoever_called_it() {
        assertThat(RequestFault.of(failedIn("io.totem.logs.Reader", PARSER))).isEmpty();
        assertThat(RequestFault.of(failedIn("java.lang.String", "io.totem.logs.Reader", PARSER)))
                .isEmpty();
        assertThat(RequestFault.of(failedIn("java.lang.String"))).isEmpty();
    }

    @Test
    void a_disk_that_is_full_is_our_failure_though_a_parser_meets_it() {
        RuntimeException failure =
                new UncheckedIOException(new FileSystemException("/tmp/part", null, "no space left"));
        failure.setStackTrace(failedIn(PARSER).getStackTrace());
        assertThat(RequestFault.of(failure)).isEmpty();
    }

    @Test
    void a_body_that_did_not_come_in_time_is_408() {
        Throwable failure = new IOException("Read timed out");
        failure.setStackTrace(
                failedIn("io.quarkus.vertx.http.runtime.VertxInputStream").getStackTrace());
        assertThat(RequestFault.of(failure)).contains(CommonError.REQUEST_TIMEOUT);
    }

    @Test
    void a_path_with_a_nul_comes_from_outside() {
        Throwable failure = Assertions.catchThrowable(() -> Path.of("a\0b"));
        assertThat(RequestFault.of(failure)).contains(CommonError.BAD_REQUEST);
    }

    private static RuntimeException failedIn(String... types) {
        RuntimeException failure = new RuntimeException("failed");
        StackTraceElement[] frames = new StackTraceElement[types.length];
        for (int i = 0; i < types.length; i++) {
            frames[i] = new StackTraceElement(types[i], "run", null, 1);
        }
        failure.setStackTrace(frames);
        return failure;
    }
}
