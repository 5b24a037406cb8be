package io.totem.doctor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.diagnosis.StageReport;
import io.totem.doctor.host.Container;
import io.totem.doctor.host.Container.Health;
import io.totem.doctor.host.Container.State;
import io.totem.doctor.http.HttpFacts;
import io.totem.doctor.http.HttpFacts.Ending;
import io.totem.doctor.http.HttpFacts.Hop;
import io.totem.doctor.site.Site;
import io.totem.doctor.testing.TestSites;
import io.totem.platform.command.Command;
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

    @Test
    void the_only_database_that_is_stopped_is_named_with_what_starts_it() {
        Container stopped = new Container(
                "shop-mariadb-1", Optional.of("mariadb"), State.EXITED, Health.UNKNOWN, Optional.of(0), false);
        Evidence evidence = new Scene()
                .answered(503)
                .logged("wordpress: a page could not be made, as MariaDB does not answer or refuses the password.")
                .container(stopped)
                .seen();
        assertThat(new DatabaseDown().judge(evidence)).hasValueSatisfying(cause -> {
            assertThat(cause.confidence()).isEqualTo(Confidence.LIKELY);
            assertThat(cause.sentence().en()).contains("shop-mariadb-1");
            assertThat(cause.cure().commands()).containsExactly(Command.of("docker", "start", "--", "shop-mariadb-1"));
        });
    }

    private static Evidence seen(String page, int status, boolean good) {
        Facts facts = new HttpFacts(
                List.of(new Hop(SITE, status, Optional.empty(), 5)), Ending.ANSWERED, page, Optional.empty(), good, "");
        StageReport report = new StageReport(
                StageName.HTTP, good ? Outcome.PASSED : Outcome.FAILED, facts.summary(), Optional.of(facts), 5);
        Site site = TestSites.of(SITE, Optional.empty());
        return new Evidence(site, Instant.EPOCH, List.of(report));
    }
}
