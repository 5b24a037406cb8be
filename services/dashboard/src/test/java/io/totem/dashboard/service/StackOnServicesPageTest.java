package io.totem.dashboard.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.totem.api.testing.GoldenDocuments;
import io.totem.dashboard.testing.PageTest;
import io.totem.dashboard.testing.StubServices;
import io.totem.platform.caller.Role;
import org.junit.jupiter.api.Test;

/** Totem's own containers below the services of the machine. */
@QuarkusTest
class StackOnServicesPageTest extends PageTest {

    @Test
    void what_is_wrong_comes_first_and_says_why() {
        String page = page("en");
        assertThat(page).contains("2 of 5 are well");
        assertThat(page)
                .containsSubsequence(
                        "data-row=\"totem-ftp-1\"",
                        "■ not healthy: 4 checks in a row failed",
                        "vsftpd does not greet with TLS: &lt;b&gt;connect:errno=111&lt;/b&gt;",
                        "data-row=\"totem-metrics-1\"",
                        "▲ starting",
                        "data-row=\"totem-redis-1\"",
                        "■ ends again and again: started again 7 times, last exit code 64",
                        "data-row=\"totem-mongodb-1\"",
                        "● running; it has no health check",
                        "data-row=\"totem-nginx-1\"",
                        "● healthy");
        assertThat(page).contains("href=\"/logs?search=totem-redis-1\"");
    }

    @Test
    void koreans_read_it_in_korean() {
        assertThat(page("ko")).contains("Totem 자신의 컨테이너", "5개 중 2개 정상", "비정상: 상태 확인에 4번 연속 실패", "TLS로 파일을 주고받습니다");
    }

    @Test
    void without_a_stack_the_page_is_about_the_machine_alone() {
        StubServices.answer("GET /api/containers", 200, GoldenDocuments.read("containers/containers-none"));
        assertThat(page("en")).doesNotContain("own containers").contains("nginx.service");
    }

    @Test
    void a_process_policy_that_is_down_leaves_the_services_of_the_machine_standing() {
        StubServices.answer("GET /api/containers", 503, "");
        assertThat(page("en")).contains("The service process-policy refused", "nginx.service");
    }

    @Test
    void only_the_stacks_own_are_asked_for() {
        page("en");
        assertThat(StubServices.asked()).anyMatch(asked -> asked.path().startsWith("/api/containers?ours=true"));
    }

    private String page(String language) {
        return people.as(Role.VIEWER, language)
                .get("/services")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
