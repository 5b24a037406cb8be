package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What stays when all containers are removed and made again. One of the last, as it replaces them all. */
@Order(LastTests.SECOND_START)
class SecondStartIT {

    @Test
    void a_second_up_changes_nothing() {
        List<String> before = ids();
        Docker.Result up = Docker.run("../../scripts/up");
        assertThat(up.code()).as(up.text()).isZero();
        assertThat(ids()).isEqualTo(before);
    }

    @Test
    void policies_sessions_the_certificate_and_the_blog_outlive_their_containers() {
        String policy = Policies.add();
        BlogWriter.Post post = BlogWriter.write();
        String certificate = certificate();
        List<String> before = ids();
        assertThat(Docker.run("../../scripts/compose", "down").code()).isZero();
        Docker.Result up = Docker.run("../../scripts/up");
        assertThat(up.code()).as(up.text()).isZero();
        assertThat(ids()).doesNotContainAnyElementsOf(before);
        Stack.admin().get("/api/policies/linux/" + policy).then().statusCode(200);
        assertThat(certificate()).isEqualTo(certificate);
        Blog.visitor()
                .get(post.address())
                .then()
                .statusCode(200)
                .body(containsString(post.title()), containsString(post.image()));
        Blog.visitor().get(post.image()).then().statusCode(200).contentType("image/png");
    }

    private static List<String> ids() {
        return Docker.SERVICES.stream()
                .map(service -> Docker.inspect(service).getString("Id"))
                .toList();
    }

    static String certificate() {
        return Docker.exec("nginx", "sh", "-c", "cat /var/lib/totem-tls/*.pem | sha256sum")
                .text();
    }
}
