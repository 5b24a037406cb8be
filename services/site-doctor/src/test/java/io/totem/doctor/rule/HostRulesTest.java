package io.totem.doctor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.verdict.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostRulesTest {

    private static final long GIBIBYTE = 1L << 30;

    @ParameterizedTest
    @CsvSource({
        "php8.4-fpm.service, true",
        "nginx.service, true",
        "mariadb.service, true",
        "postgresql@17-main.service, true",
        "redis-server.service, true",
        "cups.service, false",
        "nginx.timer, false",
        "man-db.service, false"
    })
    void a_failed_unit_is_a_cause_where_sites_live_on_it(String unit, boolean cause) {
        assertThat(new UnitFailed().judge(new Scene().answered(502).failed(unit).seen()))
                .map(found -> found.cure().commands().getFirst().text())
                .isEqualTo(cause ? Optional.of("systemctl restart -- " + unit) : Optional.empty());
        assertThat(new UnitFailed().judge(new Scene().answered(200).failed(unit).seen()))
                .isEmpty();
    }

    @Test
    void while_the_page_comes_a_failed_unit_deserves_attention_where_sites_live_on_it() {
        Verdict verdict = Verdict.of(new Scene()
                .answered(200)
                .failed("cups.service", "mariadb.service")
                .seen());
        assertThat(verdict.state()).isEqualTo(Verdict.State.ATTENTION);
        assertThat(verdict.causes()).extracting(Cause::code).containsExactly("UNIT_FAILED");
        assertThat(verdict.sentence().en())
                .contains("The site answers, but", "mariadb.service")
                .doesNotContain("cups");
    }

    @Test
    void a_failed_unit_that_no_site_lives_on_leaves_the_site_healthy() {
        assertThat(Verdict.of(new Scene()
                                .answered(200)
                                .failed("rsyslog.service")
                                .seen())
                        .state())
                .isEqualTo(Verdict.State.HEALTHY);
    }

    @Test
    void what_only_deserves_attention_is_no_cause_of_a_site_that_is_down() {
        Verdict verdict =
                Verdict.of(new Scene().answered(502).failed("cups.service").seen());
        assertThat(verdict.state()).isEqualTo(Verdict.State.DOWN);
        assertThat(verdict.causes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/, 100, 0.01, DISK_FULL, LIKELY",
        "/var/lib/mysql, 100, 0, DISK_FULL, LIKELY",
        "/boot, 1, 0, DISK_FULL, POSSIBLE",
        "/, 100, 3, '', LIKELY",
        "/, 10000, 2, '', LIKELY"
    })
    void a_full_disk_may_be_why_a_site_is_down(
            String mount, long size, double available, String code, Confidence confidence) {
        assertThat(new DiskFull()
                        .judge(new Scene()
                                .answered(500)
                                .disk(mount, size * GIBIBYTE, (long) (available * GIBIBYTE))
                                .seen()))
                .map(cause -> cause.code() + " " + cause.confidence())
                .isEqualTo(code.isEmpty() ? Optional.empty() : Optional.of(code + " " + confidence));
    }

    @ParameterizedTest
    @CsvSource({"0, DISK_FULL", "3, DISK_NEARLY_FULL", "20, ''"})
    void while_the_page_comes_a_full_disk_deserves_attention_and_so_does_one_that_soon_will_be(
            long available, String code) {
        assertThat(new DiskWarning()
                        .judge(new Scene()
                                .answered(200)
                                .disk("/", 100 * GIBIBYTE, available * GIBIBYTE)
                                .seen()))
                .map(Cause::code)
                .isEqualTo(Optional.of(code).filter(word -> !word.isEmpty()));
    }

    @Test
    void a_disk_that_the_log_calls_full_is_likely_to_be() {
        assertThat(new DiskFull()
                        .judge(new Scene()
                                .answered(500)
                                .logged("write() failed (28: No space left on device)")
                                .seen()))
                .map(Cause::confidence)
                .hasValue(Confidence.LIKELY);
    }

    @Test
    void who_was_ended_for_lack_of_memory_is_a_cause_where_sites_live_on_it() {
        assertThat(new OutOfMemory()
                        .judge(new Scene().answered(502).killed("php-fpm8.4").seen()))
                .isPresent();
        assertThat(new OutOfMemory()
                        .judge(new Scene().answered(502).killed("chrome").seen()))
                .isEmpty();
        assertThat(new MemoryWarning()
                        .judge(new Scene().answered(200).killed("php-fpm8.4").seen()))
                .isPresent();
    }

    @Test
    void who_was_ended_elsewhere_is_no_matter_of_the_site() {
        assertThat(new MemoryWarning()
                        .judge(new Scene().answered(200).killed("chrome").seen()))
                .isEmpty();
        assertThat(new MemoryWarning()
                        .judge(new Scene()
                                .answered(200)
                                .killedInContainer("java")
                                .seen()))
                .isEmpty();
        assertThat(new OutOfMemory()
                        .judge(new Scene()
                                .answered(502)
                                .killedInContainer("java")
                                .seen()))
                .isEmpty();
    }

    @Test
    void a_machine_without_complaint_is_healthy() {
        Scene scene = new Scene().answered(200).failed();
        assertThat(scene.seen().reports().getLast().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(Verdict.of(scene.seen()).state()).isEqualTo(Verdict.State.HEALTHY);
    }
}
