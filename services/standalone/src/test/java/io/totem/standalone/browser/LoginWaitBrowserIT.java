package io.totem.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.totem.standalone.testing.TotemProcess;
import io.totem.standalone.testing.Visitor;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After wrong passwords the page says how long to wait, counts down, and then lets the right one in. */
class LoginWaitBrowserIT {

    private static final String LEFT =
            "getComputedStyle(document.querySelector('.countdown')).getPropertyValue('--left')";

    @TempDir
    Path folder;

    private TotemProcess totem;
    private Browser browser;

    @BeforeEach
    void open() {
        totem = TotemProcess.start(folder.resolve("data"));
        browser = new Browser(totem);
    }

    @AfterEach
    void close() {
        browser.close();
        totem.close();
    }

    @ParameterizedTest
    @CsvSource({
        "true, en-US, Wait %d s, You can try again now.",
        "false, en-US, Wait %d s, You can try again now.",
        "false, ko-KR, %d초 뒤에 다시 시도하세요, 이제 다시 시도할 수 있습니다."
    })
    void the_page_counts_down_with_and_without_scripts(boolean scripts, String language, String said, String over) {
        try (BrowserContext context =
                browser.anybody(Browser.options(language, 1280).setJavaScriptEnabled(scripts))) {
            Page page = context.newPage();
            page.navigate("/login?next=/processes");
            int seconds = guessUntilTheWaitIsLong(page);
            assertThat(page.locator("[role=alert]")).containsText(said.formatted(seconds));
            assertThat(page.locator(".countdown .left")).isVisible();
            assertThat(page.locator(".countdown .over")).isHidden();
            assertThat(page.locator("#name")).hasValue("admin");
            assertThat(page.locator("#password")).hasValue("");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/screenshots/login-wait-" + language + "-" + scripts + ".png")));
            if (scripts) {
                assertThat(Integer.parseInt(page.evaluate(LEFT).toString())).isBetween(1, seconds);
            }
            Locator now = page.locator(".countdown .over");
            assertThat(now).isVisible();
            assertThat(now).hasText(over);
            assertThat(page.locator(".countdown .left")).isHidden();
            logIn(page, Visitor.OWN_PASSWORD);
            page.waitForURL("**/processes");
        }
    }

    /** Each guess after its wait; says how many seconds the page shows at last. */
    private static int guessUntilTheWaitIsLong(Page page) {
        Locator countdown = page.locator(".countdown");
        for (int number = 0; number < 20; number++) {
            logIn(page, "wrong");
            if (countdown.count() > 0) {
                int seconds = Integer.parseInt(countdown.getAttribute("data-seconds"));
                if (seconds > 2) {
                    return seconds;
                }
                assertThat(page.locator(".countdown .over")).isVisible();
            }
        }
        throw new AssertionError("twenty guesses, and no wait");
    }

    private static void logIn(Page page, String password) {
        page.fill("#name", "admin");
        page.fill("#password", password);
        page.waitForNavigation(() -> page.click("form[action='/login'] button"));
    }
}
