package io.totem.stack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole way of a person: through TLS and nginx, with a real browser. Screenshots stay in target/screenshots. */
class ConsoleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        Stack.session();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void a_person_logs_in_and_sees_the_host() throws IOException {
        try (BrowserContext context = chromium.newContext(options("en-US"))) {
            Page page = context.newPage();
            logIn(page);
            assertThat(page.locator("body"))
                    .containsText(Files.readString(Path.of("/proc/sys/kernel/hostname"))
                            .strip());
            assertThat(page.locator("#live")).hasAttribute("data-state", "live");
            picture(page, "overview");
        }
    }

    @Test
    void a_process_of_the_host_is_ended_through_the_dialog_and_is_gone() {
        try (BrowserContext context = chromium.newContext(options("en-US"))) {
            Page page = context.newPage();
            logIn(page);
            await().atMost(PATIENCE.multipliedBy(3)).pollInSameThread().until(() -> endsOne(page));
        }
    }

    /** @return false when the machine's networks changed meanwhile, so that the browser broke off */
    private static boolean endsOne(Page page) throws IOException {
        Process process = People.sleepAs(People.LOGIN_USER);
        try {
            lookFor(page, process.pid());
            picture(page, "processes");
            row(page, process.pid()).getByText("End").click();
            page.fill("#dialog textarea[name=reason]", "the suite needs it no longer");
            picture(page, "dialog");
            page.click("#dialog button[type=submit]");
            assertThat(page.locator("#dialog .outcome")).containsText("ended");
            picture(page, "outcome");
            if (page.locator("#dialog .outcome").innerText().contains("The connection broke")) {
                return false;
            }
            assertThat(page.locator("#dialog .steps")).containsText("SIGTERM");
            assertThat(process.onExit()).succeedsWithin(5, TimeUnit.SECONDS);
            await().atMost(PATIENCE).pollInSameThread().until(() -> {
                go(page, "/processes?search=" + process.pid());
                return row(page, process.pid()).count() == 0;
            });
            return true;
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_site_is_looked_at_and_the_verdict_is_read() {
        for (String language : List.of("en-US", "ko-KR")) {
            try (BrowserContext context = chromium.newContext(options(language))) {
                Page page = context.newPage();
                logIn(page);
                go(page, "/sites");
                picture(page, "sites-" + language);
                page.locator("tr[data-row=blog] button").click();
                // A machine with troubles of its own, such as a full file system, deserves attention; the site answers
                // all the same.
                assertThat(page.locator("#verdict p.verdict"))
                        .containsText(Pattern.compile(
                                "● |▲ .*(file system|ended in failure|the kernel ended|파일 시스템|실패로 끝난 것|커널이)"));
                assertThat(page.locator("#walk li")).hasCount(10);
                picture(page, "site-run-" + language);
                page.setViewportSize(360, 900);
                picture(page, "site-run-phone-" + language);
            }
        }
    }

    @Test
    void the_browser_has_nothing_to_complain_about() {
        for (String language : List.of("en-US", "ko-KR")) {
            try (BrowserContext context = chromium.newContext(options(language))) {
                Page page = context.newPage();
                List<String> complaints = new CopyOnWriteArrayList<>();
                page.onConsoleMessage(message -> {
                    if (message.type().equals("error") && !message.text().contains("ERR_NETWORK_CHANGED")) {
                        complaints.add(message.location() + " " + message.text());
                    }
                });
                page.onPageError(complaints::add);
                logIn(page);
                for (String path :
                        List.of("/", "/processes", "/services", "/charts", "/logs", "/sites", "/policies", "/about")) {
                    go(page, path);
                    assertThat(page.locator("main h1, main h2").first()).isVisible();
                }
                assertThat(complaints).isEmpty();
                page.setViewportSize(360, 900);
                go(page, "/");
                assertThat(page.locator("#refused h2")).isVisible();
                picture(page, "phone-" + language);
                assertThat((int) page.evaluate(
                                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .as("wider than a phone's screen")
                        .isNotPositive();
                for (Locator tab : page.locator(".tabs a").all()) {
                    BoundingBox place = tab.boundingBox();
                    assertThat(place.x + place.width)
                            .as("the right edge of " + tab.innerText())
                            .isLessThanOrEqualTo(360);
                }
            }
        }
    }

    /** Containers that come and go change this machine's networks, and Chromium then breaks off what it was loading. */
    private static void go(Page page, String path) {
        await().atMost(PATIENCE).pollInSameThread().until(() -> {
            try {
                page.navigate(path);
                return true;
            } catch (PlaywrightException e) {
                if (!e.getMessage().contains("ERR_NETWORK_CHANGED")) {
                    throw e;
                }
                return false;
            }
        });
    }

    private static void logIn(Page page) {
        go(page, "/login");
        page.fill("input[name=name]", "admin");
        page.fill("input[name=password]", Stack.ADMIN_PASSWORD);
        page.click("form[action='/login'] button");
        page.waitForURL("**/");
    }

    /** The list is a few seconds old at most. */
    private static void lookFor(Page page, long pid) {
        await().atMost(PATIENCE).pollInSameThread().until(() -> {
            go(page, "/processes?search=" + pid);
            return row(page, pid).count() == 1;
        });
    }

    private static Locator row(Page page, long pid) {
        return page.locator("tr[data-row*=':" + pid + ":']");
    }

    private static NewContextOptions options(String language) {
        return new NewContextOptions().setBaseURL(Stack.URL).setLocale(language).setViewportSize(1280, 900);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
