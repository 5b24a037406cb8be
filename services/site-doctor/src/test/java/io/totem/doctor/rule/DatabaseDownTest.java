package io.totem.doctor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.http.HttpFacts;
import io.totem.doctor.http.HttpFacts.Ending;
import io.totem.doctor.http.HttpFacts.Hop;
import io.totem.doctor.site.Expectation;
import io.totem.doctor.site.Target;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.Facts;
import io.totem.doctor.walk.Outcome;
import io.totem.doctor.walk.StageName;
import io.totem.doctor.walk.StageReport;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseDownTest {

    private static final URI SITE = URI.create("https://site.test/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h1>Error establishing a database connection</h1>",
                "<h1>데이터베이스 연결 중 오류</h1>",
                "sqlalchemy: (2003, \"Can't connect to MySQL server on 'db'\")",
                "com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure"
            })
    void a_broken_page_that_says_so_is_believed(String page) {
        assertThat(new DatabaseDown().judge(seen(page, 500, false)))
                .hasValueSatisfying(cause -> assertThat(cause.confidence()).isEqualTo(Confidence.LIKELY));
    }

    @Test
    void a_healthy_page_may_write_about_it() {
        assertThat(new DatabaseDown().judge(seen("How to mend “Error establishing a database connection”", 200, true)))
                .isEmpty();
    }

    private static Evidence seen(String page, int status, boolean good) {
        Facts facts = new HttpFacts(
                List.of(new Hop(SITE, status, Optional.empty(), 5)), Ending.ANSWERED, page, Optional.empty(), good);
        StageReport report = new StageReport(
                StageName.HTTP, good ? Outcome.PASSED : Outcome.FAILED, facts.summary(), Optional.of(facts), 5);
        Target target = Target.of(SITE, Expectation.USUAL, Optional.empty());
        return new Evidence(target, Instant.EPOCH, List.of(report));
    }
}
