package io.totem.standalone.account;

import io.quarkus.scheduler.Scheduled;
import io.totem.dashboard.session.SessionService;
import io.totem.dashboard.user.PasswordReset;
import io.totem.dashboard.user.Users;
import io.totem.platform.store.StoreUnavailableException;
import io.totem.standalone.start.OwnerOnly;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Answers {@code password USER} of the data folder's owner while Totem runs and holds the store. */
@Singleton
class PasswordRequests {

    static final String ENDING = ".request";
    static final String ANSWER_ENDING = ".answer";
    static final String DONE = "done";
    static final String UNKNOWN_USER = "unknown";
    static final String FAILED = "failed";

    private static final Logger LOG = Logger.getLogger(PasswordRequests.class);

    private final Path folder;
    private final PasswordReset reset;

    PasswordRequests(StandaloneConfig config, Users users, SessionService sessions) {
        this.folder = config.data().resolve("requests");
        this.reset = new PasswordReset(users, sessions::endAll);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> requests = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path request : requests) {
                answer(request);
            }
        } catch (IOException e) {
            LOG.error("a request for a new password cannot be answered", e);
        }
    }

    private void answer(Path file) throws IOException {
        Optional<PasswordRequest> request = PasswordRequest.parse(Files.readString(file));
        Files.delete(file);
        String name = file.getFileName().toString();
        Path answer = folder.resolve(name.substring(0, name.length() - ENDING.length()) + ANSWER_ENDING);
        OwnerOnly.write(answer, request.map(this::carryOut).orElse(FAILED));
    }

    private String carryOut(PasswordRequest request) {
        try {
            boolean known = reset.reset(request.user(), request.passwordHash());
            LOG.infof("the password of %s was reset by the owner of the data folder: %s", request.user(), known);
            return known ? DONE : UNKNOWN_USER;
        } catch (StoreUnavailableException e) {
            LOG.error("the password of " + request.user() + " cannot be reset: the store does not answer", e);
            return FAILED;
        }
    }
}
