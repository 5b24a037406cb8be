package io.totem.doctor.rule;

import io.totem.doctor.http.HttpFacts;
import io.totem.doctor.nginx.ErrorLine;
import io.totem.doctor.nginx.ErrorLogFacts;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.StageName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The page, or what its program left in the log, says that the database is not reached. */
final class DatabaseDown implements Rule {

    /** WordPress in both languages, and what the drivers of PHP, Python and Java say. */
    private static final Pattern SAID = Pattern.compile("establishing a database connection|데이터베이스 연결"
            + "|SQLSTATE\\[HY000] \\[(?:2002|1040|1045)]|Can.t connect to (?:MySQL|MariaDB|local MySQL) server"
            + "|could not connect to server: Connection refused|Communications link failure");

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        Optional<ErrorLine> logged = evidence.find(ErrorLogFacts.class)
                .flatMap(log -> log.newest(line -> SAID.matcher(line.message()).find()));
        boolean shown = evidence.find(HttpFacts.class)
                .filter(http -> !http.asExpected() && SAID.matcher(http.page()).find())
                .isPresent();
        return logged.isPresent() || shown
                ? Optional.of(Cause.of(
                        "DATABASE_DOWN",
                        logged.isPresent() ? Confidence.CERTAIN : Confidence.LIKELY,
                        evidence.saw(StageName.HTTP, StageName.ERROR_LOG),
                        List.of(),
                        evidence.target().url().toString()))
                : Optional.empty();
    }
}
