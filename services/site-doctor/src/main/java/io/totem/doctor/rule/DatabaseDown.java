package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.host.Container;
import io.totem.doctor.host.HostFacts;
import io.totem.doctor.http.HttpFacts;
import io.totem.doctor.nginx.ErrorLine;
import io.totem.doctor.nginx.ErrorLogFacts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The page, or what its program left in the log, says that the database is not reached. */
final class DatabaseDown implements Rule {

    /** WordPress in both languages, Totem's own blog, and what the drivers of PHP, Python and Java say. */
    private static final Pattern SAID = Pattern.compile("establishing a database connection|데이터베이스 연결"
            + "|wordpress: a page could not be made, as MariaDB does not answer"
            + "|SQLSTATE\\[HY000] \\[(?:2002|1040|1045)]|Can.t connect to (?:MySQL|MariaDB|local MySQL) server"
            + "|could not connect to server: Connection refused|Communications link failure");

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        Optional<ErrorLine> logged = evidence.find(ErrorLogFacts.class).flatMap(log -> log.said(SAID));
        boolean shown = evidence.find(HttpFacts.class)
                .filter(http -> !http.asExpected() && SAID.matcher(http.page()).find())
                .isPresent();
        return logged.isPresent() || shown ? Optional.of(cause(evidence)) : Optional.empty();
    }

    private static Cause cause(Evidence evidence) {
        List<Container> stopped = stopped(evidence);
        // Of several nobody can tell which is the page's own.
        boolean one = stopped.size() == 1;
        return Cause.said(
                "DATABASE_DOWN",
                one ? "DATABASE_DOWN.CONTAINER" : "DATABASE_DOWN",
                Confidence.LIKELY,
                evidence.saw(StageName.HTTP, StageName.ERROR_LOG),
                one ? ContainerDown.mending(stopped.getFirst()) : List.of(),
                evidence.site().url().toString(),
                one ? stopped.getFirst().name() : "");
    }

    /** The databases of this machine that run in containers, and do not. */
    private static List<Container> stopped(Evidence evidence) {
        return evidence.find(HostFacts.class).stream()
                .flatMap(host -> host.containers().known().stream())
                .filter(container -> ServiceKind.of(container.service().orElse(container.name()))
                        .filter(ServiceKind.DATABASE::equals)
                        .isPresent())
                .filter(container -> !ContainerDown.mending(container).isEmpty())
                .toList();
    }
}
