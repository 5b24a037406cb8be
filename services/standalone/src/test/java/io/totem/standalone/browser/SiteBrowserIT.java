package io.totem.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import io.totem.platform.testing.FreePort;
import io.totem.standalone.testing.TotemProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does with the site doctor, in a real browser, with a real site on this machine. */
class SiteBrowserIT {

    /** A walk takes fifteen seconds at most; this machine may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern A_LOOK = Pattern.compile(".*/sites/[a-z0-9-]+/runs/[^/?]+.*");

    /** The slow page comes when somebody has seen that the look at it is under way. */
    private static final Semaphore WATCHED = new Semaphore(0);

    /** What may be said of any site of this machine, whatever the tests did. */
    private static final List<String> OF_THE_MACHINE =
            List.of("UNIT_FAILED", "DISK_FULL", "DISK_NEARLY_FULL", "OUT_OF_MEMORY");

    @TempDir
    static Path folder;

    private static HttpServer site;
    private static TotemProcess totem;
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        setDefaultAssertionTimeout(PATIENCE.toMillis());
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        site.createContext("/", exchange -> {
            try (exchange) {
                if (exchange.getRequestURI().getPath().equals("/slow")) {
                    WATCHED.acquireUninterruptibly();
                }
                byte[] page = "<title>Welcome</title>".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        site.start();
        totem = TotemProcess.start(folder.resolve("data"));
        browser = new Browser(totem);
    }

    @AfterAll
    static void close() {
        browser.close();
        totem.close();
        site.stop(0);
    }

    @Test
    void a_site_is_added_looked_at_and_its_sentence_appears_by_itself_and_is_read_out() {
        try (BrowserContext context = browser.admin()) {
            Page page = context.newPage();
            add(page, "well", address() + "slow");
            assertThat(page.locator("#now")).containsText("Nobody has looked yet.");

            page.locator("#now").getByRole(AriaRole.BUTTON).click();
            assertThat(page).hasURL(A_LOOK);
            assertThat(page.locator("#walk li[data-outcome=running]")).hasCount(1);
            WATCHED.release();
            String verdict = verdictOfTheSiteAlone(page, "● OK");
            assertThat(page.locator("#said")).containsText(verdict.substring(0, 1));
            assertThat(page.locator("#walk li[data-outcome=passed]").first()).isVisible();
            assertThat(page.locator("#walk li[data-outcome=running]")).hasCount(0);
            assertThat(page.locator("#live")).hasAttribute("data-events", "/events?kind=status");

            page.keyboard().type("gd");
            assertThat(page).hasURL(Pattern.compile(".*/sites$"));
            assertThat(page.locator("tr[data-row=well]")).containsText(verdict);
            assertThat(page.locator("tr[data-row=well]")).containsText("admin");
        }
    }

    @Test
    void what_is_down_is_said_with_its_cause_and_what_mends_it_in_both_languages_on_a_desk_and_on_a_phone() {
        try (BrowserContext context = browser.admin()) {
            add(context.newPage(), "down", "http://127.0.0.1:" + FreePort.find() + "/");
        }
        for (String language : List.of("en-US", "ko-KR")) {
            for (int width : new int[] {1280, 360}) {
                try (BrowserContext context = browser.admin(Browser.options(language, width))) {
                    List<String> complaints = new ArrayList<>();
                    Page page = context.newPage();
                    page.onConsoleMessage(message -> {
                        if (message.type().equals("error")) {
                            complaints.add(message.location() + " " + message.text());
                        }
                    });
                    page.onPageError(complaints::add);
                    page.navigate("/sites/down");
                    fits(page);
                    page.locator("form[action='/sites/down/runs'] button").click();
                    assertThat(page.locator("#verdict .verdict.bad")).containsText("■");
                    assertThat(page.locator("#causes .cause").first()).isVisible();
                    open(page.locator("#walk details").first());
                    fits(page);
                    for (String path : List.of("/sites", "/sites/down", "/sites/_new", "/sites/down/edit")) {
                        page.navigate(path);
                        fits(page);
                    }
                    assertThat(complaints).isEmpty();
                }
            }
        }
    }

    @Test
    void without_javascript_the_look_is_read_to_its_end_and_the_site_deleted() {
        try (BrowserContext context =
                browser.admin(Browser.options("ko-KR", 360).setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            add(page, "brief", address());
            page.locator("#now").getByRole(AriaRole.BUTTON).click();
            verdictOfTheSiteAlone(page, "● 정상");
            page.navigate("/sites/brief/delete");
            page.locator("main button.danger").click();
            assertThat(page).hasURL(Pattern.compile(".*/sites$"));
            assertThat(page.locator("tr[data-row=brief]")).hasCount(0);
        }
    }

    @Test
    void what_cannot_be_saved_says_why_at_its_field_and_keeps_what_was_typed() {
        try (BrowserContext context = browser.admin()) {
            Page page = context.newPage();
            page.navigate("/sites/_new");
            page.fill("#url", "https://example.org/");
            page.fill("#text", "<b id=hurt>");
            page.selectOption("#speaks", "fastcgi");
            page.fill("#upstream", "nowhere at all");
            page.locator("main button.main").click();

            assertThat(page.locator("#upstream-why")).not().isEmpty();
            assertThat(page.locator("#upstream")).hasValue("nowhere at all");
            assertThat(page.locator("#text")).hasValue("<b id=hurt>");
            assertThat(page.locator("#hurt")).hasCount(0);
        }
    }

    @Test
    void commands_are_copied_as_they_stand_there_without_a_line_break_that_would_run_the_last() {
        try (BrowserContext context = browser.admin()) {
            context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
            Page page = context.newPage();
            page.navigate("/sites");
            page.locator("main")
                    .evaluate(
                            "main => main.insertAdjacentHTML('beforeend', '<pre><code id=c>chmod a\\nchmod b\\n</code></pre>"
                                    + "<button data-copy=c data-copied=Copied data-refused=No>Copy</button>')");
            page.locator("[data-copy=c]").click();

            assertThat(page.locator("[data-copy=c]")).hasText("Copied");
            assertThat(page.locator("#said")).hasText("Copied");
            assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo("chmod a\nchmod b");
        }
    }

    /**
     * The verdict at the end of a run in which the site itself is well. This machine may have a past: a unit that failed, a disk
     * that is nearly full. Then the verdict asks for attention, and for nothing but that.
     */
    private static String verdictOfTheSiteAlone(Page page, String well) {
        assertThat(page.locator("#verdict .head span")).containsText(Pattern.compile("^[●▲■]"));
        List<String> causes = page.locator("#causes .head code").allTextContents();
        String verdict = page.locator("#verdict .head span").textContent();
        assertThat(causes).isSubsetOf(OF_THE_MACHINE);
        if (causes.isEmpty()) {
            assertThat(verdict).isEqualTo(well);
        }
        return verdict;
    }

    private static String address() {
        return "http://127.0.0.1:" + site.getAddress().getPort() + "/";
    }

    private static void add(Page page, String id, String url) {
        page.navigate("/sites/_new");
        page.fill("#url", url);
        page.fill("#id", id);
        page.locator("main button.main").click();
        assertThat(page).hasURL(Pattern.compile(".*/sites/" + id));
    }

    private static void open(Locator details) {
        if (details.count() > 0) {
            details.locator("summary").click();
        }
    }

    private static void fits(Page page) {
        Object over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat((int) over).as(page.url() + " is wider than the screen").isNotPositive();
    }
}
