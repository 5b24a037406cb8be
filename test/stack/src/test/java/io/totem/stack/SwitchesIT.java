package io.totem.stack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The forms that lead to another page, through nginx with a real browser: a policy that lets no form leave https is on. */
class SwitchesIT {

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void language_look_login_password_and_logout_lead_where_they_should_and_nothing_is_blocked() {
        String name = "sam-" + System.currentTimeMillis();
        String given = People.made(name, "viewer");
        try (BrowserContext context = chromium.newContext(
                new NewContextOptions().setBaseURL(Stack.URL).setLocale("en-US"))) {
            Page page = context.newPage();
            List<String> complaints = new CopyOnWriteArrayList<>();
            List<String> plain = new CopyOnWriteArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onRequest(request -> {
                if (!request.url().startsWith(Stack.URL + "/") && !request.url().startsWith("data:")) {
                    plain.add(request.url());
                }
            });
            page.navigate("/login");
            page.click("form[action='/language'] button[value=ko]");
            assertThat(page.locator("html")).hasAttribute("lang", "ko");
            page.click("form[action='/language'] button[value=en]");
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            assertThat(page).hasURL(Stack.URL + "/login");

            logIn(page, name, given);
            page.waitForURL("**/password");
            page.fill("#old", given);
            page.fill("#chosen", People.PASSWORD);
            page.fill("#repeated", People.PASSWORD);
            page.click("form[action='/password'] button");
            page.waitForURL(Stack.URL + "/");

            page.navigate("/about");
            page.click("details.menu summary");
            page.click("form[action='/look'] button[value=paper]");
            assertThat(page.locator("html")).hasAttribute("data-theme", "paper");
            assertThat(page).hasURL(Stack.URL + "/about");
            page.navigate("/processes?search=a");
            page.click("form[action='/language'] button[value=ko]");
            assertThat(page.locator("html")).hasAttribute("lang", "ko");
            assertThat(page).hasURL(Stack.URL + "/processes?search=a");

            page.click("details.menu summary");
            page.click("form[action='/logout'] button");
            page.waitForURL("**/login");
            logIn(page, name, People.PASSWORD);
            page.waitForURL(Stack.URL + "/");
            assertThat(complaints).isEmpty();
            assertThat(plain).as("asked for outside of Totem's own origin").isEmpty();
        }
    }

    private static void logIn(Page page, String name, String password) {
        page.fill("input[name=name]", name);
        page.fill("input[name=password]", password);
        page.click("form[action='/login'] button");
    }
}
