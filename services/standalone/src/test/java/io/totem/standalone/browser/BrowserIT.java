package io.totem.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.totem.standalone.testing.TotemProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees and does, in a real browser on the packaged application. */
class BrowserIT {

    private static final List<String> PAGES = List.of(
            "/",
            "/processes",
            "/processes/ending",
            "/services",
            "/charts",
            "/charts/top",
            "/logs",
            "/sites",
            "/sites/_new",
            "/policies",
            "/policies/new",
            "/policies/import",
            "/policies/proposals",
            "/rules",
            "/rules/_new",
            "/audit",
            "/about");

    /** A second stream beside the page's own: when it got three, the page got at least two. */
    private static final String AFTER_THREE_EVENTS = """
            () => new Promise(done => {
                const events = new EventSource(document.getElementById('live').dataset.events);
                let count = 0;
                events.addEventListener('parts', () => {
                    if (++count === 3) {
                        events.close();
                        done();
                    }
                });
            })
            """;

    private static final String CELLS_THAT_RUN_OVER = """
            [...document.querySelectorAll('td')]
                .filter(cell => cell.scrollWidth > cell.clientWidth + 1 && getComputedStyle(cell).overflow === 'visible')
                .map(cell => cell.textContent.trim())
                .join()
            """;

    /** Longer than the longest pause before a lost page asks again. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static TotemProcess totem;
    private static Browser browser;

    @BeforeAll
    static void open() {
        setDefaultAssertionTimeout(PATIENCE.toMillis());
        totem = TotemProcess.start(folder.resolve("data"));
        browser = new Browser(totem);
    }

    @AfterAll
    static void close() {
        browser.close();
        totem.close();
    }

    @Test
    void a_process_of_a_login_user_is_ended_from_the_page_and_every_step_is_shown() {
        try (Sleeper sleeper = Sleeper.ofLoginUser();
                BrowserContext context = browser.admin()) {
            Page page = context.newPage();
            lookFor(page, sleeper.pid());
            row(page, sleeper.pid()).getByText("End").click();
            page.fill("#dialog textarea[name=reason]", "no longer needed");
            page.click("#dialog button[type=submit]");

            assertThat(page.locator("#dialog .outcome")).containsText("ended");
            assertThat(page.locator("#dialog .steps")).containsText("SIGTERM");
            assertThat(sleeper.isAlive()).isFalse();

            page.navigate("/audit");
            assertThat(page.locator("main")).containsText("no longer needed");
        }
    }

    @Test
    void without_javascript_the_same_process_is_ended_by_forms_alone() {
        try (Sleeper sleeper = Sleeper.ofLoginUser();
                BrowserContext context =
                        browser.admin(Browser.options("en-US", 1280).setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            lookFor(page, sleeper.pid());
            row(page, sleeper.pid()).getByText("End").click();
            page.fill("textarea[name=reason]", "by form");
            page.click("main button[type=submit]");

            assertThat(page.locator("main")).containsText("SIGTERM");
            assertThat(sleeper.isAlive()).isFalse();
        }
    }

    @Test
    void pid_1_totem_itself_and_a_daemon_show_a_lock_and_why() {
        try (BrowserContext context = browser.admin()) {
            Page page = context.newPage();
            page.navigate("/processes?sort=pid&search=1");
            assertThat(row(page, 1)).containsText("Without PID 1");
            page.navigate("/processes?search=" + totem.pid());
            assertThat(row(page, totem.pid())).containsText("Totem");
            assertThat(row(page, totem.pid()).locator("a.button")).hasCount(0);
        }
    }

    @Test
    void a_process_named_like_markup_is_text() throws IOException {
        Path open = Files.createDirectory(
                folder.resolve("open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Sleeper hostile = Sleeper.named("<b id=hurt>x<", open);
                BrowserContext context = browser.admin()) {
            Page page = context.newPage();
            lookFor(page, hostile.pid());

            assertThat(row(page, hostile.pid())).containsText("<b id=hurt>x<");
            assertThat(page.locator("#hurt")).hasCount(0);
        }
    }

    @Test
    void every_page_loads_in_both_languages_on_a_desk_and_on_a_phone_without_one_complaint_of_the_browser() {
        for (String language : List.of("en-US", "ko-KR")) {
            for (int width : new int[] {1280, 360}) {
                try (BrowserContext context = browser.admin(Browser.options(language, width))) {
                    Page page = context.newPage();
                    List<String> complaints = new ArrayList<>();
                    page.onConsoleMessage(message -> {
                        if (message.type().equals("error")) {
                            complaints.add(message.location() + " " + message.text());
                        }
                    });
                    page.onPageError(complaints::add);
                    for (String path : PAGES) {
                        page.navigate(path);
                        assertThat(page.locator("main h1, main h2").first()).isVisible();
                        Object overflow = page.evaluate(
                                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
                        assertThat((int) overflow)
                                .as(language + " " + width + " " + path + " is wider than the screen")
                                .isNotPositive();
                        assertThat(page.evaluate(CELLS_THAT_RUN_OVER))
                                .as(language + " " + width + " " + path + " has cells that run over the next")
                                .isEqualTo("");
                    }
                    assertThat(complaints).isEmpty();
                }
            }
        }
    }

    @Test
    void without_javascript_every_page_is_complete() {
        try (BrowserContext context =
                browser.admin(Browser.options("ko-KR", 1280).setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate("/");
            assertThat(page.locator("main")).containsText("CPU");
            assertThat(page.locator("main")).containsText("가동 시간");
            page.navigate("/processes?sort=-cpu");
            assertThat(page.locator("tr[data-row]").first()).isVisible();
            page.navigate("/processes?search=" + totem.pid());
            assertThat(page.locator("tr[data-row]")).not().hasCount(0);
        }
    }

    @Test
    void the_eleventh_tab_loads_while_ten_are_open() {
        try (BrowserContext context = browser.admin()) {
            for (int tab = 0; tab < 10; tab++) {
                Page page = context.newPage();
                page.navigate(PAGES.get(tab % 2));
                assertThat(page.locator("#live")).isVisible();
            }
            Page eleventh = context.newPage();
            eleventh.navigate("/processes");
            assertThat(eleventh.locator("tr[data-row]").first()).isVisible();
            assertThat(eleventh.locator("#live")).hasAttribute("data-state", "live");
        }
    }

    @Test
    void a_lost_connection_is_said_and_comes_back_by_itself() {
        try (BrowserContext context = browser.admin()) {
            Page page = context.newPage();
            page.navigate("/");
            assertThat(page.locator("#live")).hasAttribute("data-state", "live");

            TotemProcess before = totem;
            before.stop();
            assertThat(page.locator("#live")).hasAttribute("data-state", "lost");

            totem = before.startAgain();
            assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        }
    }

    @Test
    void a_row_stays_under_the_pointer_while_the_list_is_live() {
        try (BrowserContext context = browser.admin()) {
            Page page = context.newPage();
            page.navigate("/processes?sort=-cpu");
            assertThat(page.locator("#live")).hasAttribute("data-state", "live");
            Locator second = page.locator("tr[data-row]").nth(1);
            second.hover();
            ElementHandle list = page.querySelector("#list table");
            String order = order(page);

            page.evaluate(AFTER_THREE_EVENTS);

            assertThat(order(page)).isEqualTo(order);
            assertThat(list.evaluate("table => table.isConnected")).isEqualTo(true);
        }
    }

    @Test
    void a_new_log_line_appears_by_itself_and_the_search_marks_it() throws IOException {
        Path log = Files.writeString(folder.resolve("data").resolveSibling("site.log"), "first line\n");
        try (TotemProcess other = TotemProcess.start(
                        folder.resolve("logs-data"),
                        Map.of("TOTEM_LOG_STREAM_ROOTS", log.getParent().toString()));
                Browser second = new Browser(other);
                BrowserContext context = second.admin()) {
            Page page = context.newPage();
            page.navigate("/logs");
            page.getByText("site.log").first().click();
            assertThat(page.locator("#log-lines")).containsText("first line");

            Files.writeString(log, "<i id=hurt>second</i> line\n", StandardOpenOption.APPEND);

            assertThat(page.locator("#log-lines")).containsText("<i id=hurt>second</i> line");
            assertThat(page.locator("#hurt")).hasCount(0);
        }
    }

    /** The list is a few seconds old at most: a process that has just begun may not be in it yet. */
    private static void lookFor(Page page, long pid) {
        await().atMost(PATIENCE).pollInSameThread().until(() -> {
            page.navigate("/processes?search=" + pid);
            return row(page, pid).count() == 1;
        });
    }

    private static Locator row(Page page, long pid) {
        return page.locator("tr[data-row*=':" + pid + ":']");
    }

    private static String order(Page page) {
        return page.locator("tr[data-row]")
                .evaluateAll("rows => rows.map(row => row.dataset.row).join()")
                .toString();
    }
}
