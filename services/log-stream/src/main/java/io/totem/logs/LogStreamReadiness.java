package io.totem.logs;

import io.totem.logs.file.Roots;
import io.totem.logs.journal.JournalCatalog;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when there is anything to read: a root that can be listed, or the journal. Says which of them can. */
@Readiness
@Singleton
public class LogStreamReadiness implements HealthCheck {

    private final Roots roots;
    private final JournalCatalog journal;

    LogStreamReadiness(Roots roots, JournalCatalog journal) {
        this.roots = roots;
        this.journal = journal;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("log-stream");
        boolean anything = journal.isReadable();
        response.withData("journal", journal.isReadable());
        for (Path root : roots.folders()) {
            boolean readable = Files.isDirectory(root) && Files.isReadable(root);
            response.withData(root.toString(), readable);
            anything |= readable;
        }
        return response.status(anything).build();
    }
}
