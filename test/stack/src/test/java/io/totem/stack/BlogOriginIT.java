package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hostile script on the blog, in the browser of somebody who is logged in at Totem as an admin. */
class BlogOriginIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What the script got to read: the answer's text, or the error's name. */
    private static final String READ = """
            async url => {
                try {
                    const answer = await fetch(url, {credentials: 'include'});
                    return await answer.text();
                } catch (error) {
                    return error.name;
                }
            }""";

    /** Every way a page can send something without asking first: none may be read, all may arrive. */
    private static final String SEND = """
            async ({url, body}) => {
                const said = [];
                for (const type of ['text/plain', 'application/json', 'application/x-www-form-urlencoded']) {
                    for (const mode of ['no-cors', 'cors']) {
                        try {
                            const answer = await fetch(url, {
                                method: 'POST', mode, credentials: 'include', headers: {'Content-Type': type}, body});
                            said.push(await answer.text());
                        } catch (error) {
                            said.push(error.name);
                        }
                    }
                }
                said.push(String(navigator.sendBeacon(url, body)));
                const form = document.createElement('form');
                form.method = 'post';
                form.action = url;
                form.enctype = 'text/plain';
                form.target = 'hidden';
                const field = document.createElement('input');
                field.name = body.slice(0, -1) + ', "x": "';
                field.value = '"}';
                form.append(field);
                const frame = document.createElement('iframe');
                frame.name = 'hidden';
                document.body.append(frame, form);
                form.submit();
                await new Promise(done => { frame.onload = done; setTimeout(done, 1000); });
                let inside = '';
                try {
                    inside = frame.contentDocument ? frame.contentDocument.body.innerText : '';
                } catch (error) {
                    inside = error.name;
                }
                return said.concat(inside).join(' ');
            }""";

    private static Placed hostilePage;
    private static Chromium chromium;

    @BeforeAll
    static void open() {
        hostilePage = Placed.put("suite-hostile.html", "<!doctype html><title>hostile</title><body>hostile</body>");
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        chromium.close();
        hostilePage.close();
    }

    @ParameterizedTest(name = "the policy switched off: {0}")
    @ValueSource(booleans = {false, true})
    void a_script_on_the_blog_reads_nothing_of_totem(boolean withoutPolicy) {
        try (BrowserContext context = loggedIn(withoutPolicy)) {
            Page totem = context.newPage();
            totem.navigate(Stack.URL + "/about");
            assertThat((String) totem.evaluate(READ, Stack.URL + "/api/processes"))
                    .as("on Totem's own page the same is answered")
                    .contains("\"node\"");

            Page hostile = context.newPage();
            hostile.navigate(Blog.URL + hostilePage.path());
            for (String path : List.of("/api/processes", "/api/audit", "/api/logs/sources", "/", "/processes")) {
                assertThat((String) hostile.evaluate(READ, Stack.URL + path)).isEqualTo("TypeError");
            }
            assertThat((String) hostile.evaluate("document.cookie")).doesNotContain("__Host-totem");
            assertThat((Object) hostile.evaluate("""
                    url => new Promise(done => {
                        const frame = document.createElement('iframe');
                        frame.src = url;
                        frame.onload = () => {
                            try {
                                done(frame.contentDocument ? frame.contentDocument.body.innerText : '');
                            } catch (error) {
                                done('');
                            }
                        };
                        document.body.append(frame);
                        setTimeout(() => done(''), 3000);
                    })""", Stack.URL + "/about")).isEqualTo("");
        }
    }

    @ParameterizedTest(name = "the policy switched off: {0}")
    @ValueSource(booleans = {false, true})
    void a_script_on_the_blog_ends_no_process(boolean withoutPolicy) throws IOException {
        Process process = People.sleepAs(People.LOGIN_USER);
        try (BrowserContext context = loggedIn(withoutPolicy)) {
            Map<String, Object> row = row(process.pid());
            String route = "/api/processes/" + row.get("identity") + "/termination";
            String body = """
                    {"reason": "hostile", "expected": {"exe": "%s", "uid": %s}}""".formatted(row.get("executable"), row.get("uid"));
            Page hostile = context.newPage();
            hostile.navigate(Blog.URL + hostilePage.path());
            String said = (String) hostile.evaluate(SEND, Map.of("url", Stack.URL + route, "body", body));
            assertThat(said).contains("TypeError").doesNotContain("outcome");
            assertThat(process.isAlive()).isTrue();

            Stack.admin()
                    .contentType("application/json")
                    .body(body)
                    .post(route)
                    .then()
                    .statusCode(200);
            await().atMost(PATIENCE).until(() -> !process.isAlive());
        } finally {
            process.destroyForcibly();
        }
    }

    private static BrowserContext loggedIn(boolean withoutPolicy) {
        BrowserContext context = chromium.newContext(new NewContextOptions().setBypassCSP(withoutPolicy));
        context.addCookies(List.of(new Cookie(Stack.COOKIE, Stack.session())
                .setDomain(URI.create(Stack.URL).getHost())
                .setPath("/")
                .setSecure(true)
                .setHttpOnly(true)
                .setSameSite(com.microsoft.playwright.options.SameSiteAttribute.STRICT)));
        return context;
    }

    /** The list is a few seconds old at most. */
    private static Map<String, Object> row(long pid) {
        return await().atMost(PATIENCE)
                .until(
                        () -> Stack.admin()
                                .get("/api/processes?search=" + pid)
                                .jsonPath()
                                .<Map<String, Object>>get("items.find { it.pid == " + pid + " }"),
                        row -> row != null);
    }
}
