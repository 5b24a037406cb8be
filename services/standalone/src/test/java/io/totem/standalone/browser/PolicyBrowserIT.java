package io.totem.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.totem.standalone.testing.TotemProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an admin does on the pages of policies, rules, the audit and the charts, in a real browser. */
class PolicyBrowserIT {

    /** Nobody else's process has this name. */
    private static final String PROGRAM = "totem-idler";

    /** A minute that is whole, and the look that ends it. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    @TempDir
    static Path folder;

    private static TotemProcess totem;
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        setDefaultAssertionTimeout(Duration.ofSeconds(30).toMillis());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        totem = TotemProcess.start(
                folder.resolve("data"),
                Map.of(
                        "TOTEM_POLICY_DROP_FOLDER",
                        Files.createDirectory(folder.resolve("drop")).toString(),
                        "TOTEM_POLICY_DROP_EVERY",
                        "1s"));
        browser = new Browser(totem);
    }

    @AfterAll
    static void close() {
        browser.close();
        totem.close();
    }

    @Test
    void a_file_of_policies_is_looked_at_then_taken_then_had_again_without_javascript() throws IOException {
        Path file = Files.writeString(folder.resolve("ours.jsonl"), """
                        {"order-keeper": "Keeps the orders of the shop"}
                        {"name": "torn", "platform":
                        """);
        try (BrowserContext context =
                browser.admin(Browser.options("en-US", 1280).setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate("/policies/import");
            page.setInputFiles("#file", file);
            page.getByText("See what it would do").click();
            assertThat(page.locator("#report")).containsText("1 added");
            assertThat(page.locator("#report")).containsText("1 rejected");
            assertThat(page.locator("#report")).containsText("Column");
            page.navigate("/policies?search=order-keeper");
            assertThat(page.locator("#list")).containsText("No entry matches");

            page.navigate("/policies/import");
            page.setInputFiles("#file", file);
            page.getByText("See what it would do").click();
            page.getByText("Take it").click();
            assertThat(page.locator("#report")).containsText("Done.");

            page.navigate("/policies/linux/order-keeper");
            assertThat(page.locator("main")).containsText("Keeps the orders of the shop");
            page.navigate("/policies/import");
            Download export = page.waitForDownload(
                    () -> page.getByText("JSON Lines").last().click());
            assertThat(Files.readString(export.path())).contains("\"order-keeper\"");
        }
    }

    @Test
    void a_file_that_is_far_too_large_leads_to_a_sentence_while_the_browser_still_sends() throws IOException {
        Path file = folder.resolve("large.json");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw");
                BrowserContext context = browser.admin(Browser.options("ko-KR", 360))) {
            large.setLength(100 << 20);
            Page page = context.newPage();
            page.navigate("/policies/import");
            page.setInputFiles("#file", file);
            page.locator("main form[enctype] button").click();
            assertThat(page.locator(".note.bad")).containsText("파일이 너무 큽니다");
        }
    }

    @Test
    void what_a_dropped_file_may_not_do_waits_on_the_page_until_an_admin_accepts_or_declines_it() throws IOException {
        Files.writeString(folder.resolve("drop/theirs.jsonl"), """
                {"order-sorter": "Sorts the orders"}
                {"nginx": "<b id=hurt>Ours</b> now"}
                """);
        try (BrowserContext context = browser.admin()) {
            Page page = context.newPage();
            Locator sorter = proposal(page, "order-sorter");
            await().atMost(PATIENCE).pollInSameThread().until(() -> {
                page.navigate("/policies/proposals");
                return sorter.count() == 1;
            });
            assertThat(page.locator("main")).containsText("theirs.jsonl");
            assertThat(page.locator("#hurt")).hasCount(0);
            page.navigate("/policies/linux/order-sorter");
            assertThat(page.locator("dd .lock")).isVisible();

            page.navigate("/policies/proposals");
            sorter.getByText("Accept").click();
            assertThat(sorter).hasCount(0);
            page.navigate("/policies/linux/order-sorter");
            assertThat(page.locator("dd .lock")).hasCount(0);

            page.navigate("/policies/proposals");
            proposal(page, "nginx").getByText("Decline").click();
            assertThat(proposal(page, "nginx")).hasCount(0);
            page.navigate("/policies?search=nginx");
            assertThat(page.locator("#list")).not().containsText("Ours");
        }
    }

    @Test
    void a_rule_is_previewed_before_it_is_enforced_and_then_ends_its_process_and_the_audit_names_it()
            throws IOException {
        try (Sleeper idler = Sleeper.named(PROGRAM, folder);
                BrowserContext context = browser.admin()) {
            Page page = context.newPage();
            page.navigate("/rules/_new");
            page.fill("#name", "idle");
            page.fill("#match-name", PROGRAM);
            page.selectOption("#condition-field", "ageSeconds");
            page.fill("#condition-value", "1 s");
            page.fill("#condition-forSeconds", "0");
            page.selectOption("#action", "terminate");
            page.selectOption("#mode", "enforce");
            page.locator("button[value=save]").click();

            assertThat(page.locator("#preview")).containsText("Nothing is saved yet.");
            assertThat(idler.isAlive()).isTrue();
            page.locator("#preview button[value=save]").click();

            assertThat(page.locator("main h1")).containsText("idle");
            page.navigate("/processes");
            await().atMost(PATIENCE).until(() -> !idler.isAlive());
            await().atMost(PATIENCE).pollInSameThread().until(() -> {
                page.navigate("/rules/idle");
                return page.locator("#events tbody tr").count() > 0;
            });
            page.getByText("What it ended (audit)").click();
            assertThat(page.locator("#found")).containsText("rule:idle");
            assertThat(page.locator("#found")).containsText(PROGRAM);

            page.fill("input[name=process]", "no-such-program");
            assertThat(page.locator("#found")).containsText("No entry matches");
            assertThat(page.locator("#count")).hasText("0 entries");
            assertThat(page).hasURL(Pattern.compile(".*process=no-such-program.*"));
        }
    }

    @Test
    void a_rule_about_everything_is_refused_with_the_count_and_stays_in_the_form() {
        try (BrowserContext context =
                browser.admin(Browser.options("en-US", 360).setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate("/rules/_new");
            page.fill("#name", "all");
            page.fill("#match-exePrefix", "/");
            page.fill("#condition-value", "99");
            page.selectOption("#action", "terminate");
            page.selectOption("#mode", "enforce");
            page.locator("button[value=save]").click();

            assertThat(page.locator(".note.bad")).containsText("processes");
            assertThat(page.locator("#match-exePrefix")).hasValue("/");
            page.navigate("/rules");
            assertThat(page.locator("main")).not().containsText("99 %");
        }
    }

    @Test
    void a_point_of_a_chart_leads_to_who_it_was_then() {
        try (BrowserContext context = browser.admin()) {
            Page page = context.newPage();
            await().atMost(PATIENCE).pollInSameThread().until(() -> {
                page.navigate("/charts/top");
                return page.locator("#top-memory tbody tr").count() > 0;
            });
            page.navigate("/charts?range=5m");
            page.locator("#cpuPercent .u-over").click();
            page.locator("#cpuPercent .who a").click();

            assertThat(page.locator("main h1").first()).hasText("Who was it?");
            assertThat(page).hasURL(Pattern.compile(".*/charts/top\\?at=20.*Z"));
        }
    }

    private static Locator proposal(Page page, String name) {
        return page.locator("section[id^=proposal-]").filter(new Locator.FilterOptions().setHasText(name + " ·"));
    }
}
