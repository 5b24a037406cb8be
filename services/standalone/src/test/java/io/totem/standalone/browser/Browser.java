package io.totem.standalone.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import io.totem.standalone.testing.TotemProcess;
import io.totem.standalone.testing.Visitor;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The distribution's Chromium, looking at one Totem whose admin has chosen a password. */
final class Browser implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final TotemProcess totem;
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    Browser(TotemProcess totem) {
        this.totem = totem;
        try (Visitor admin = new Visitor(totem)) {
            admin.firstLogin();
        }
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(executable()).setArgs(QUIET));
    }

    /** A fresh profile. */
    BrowserContext anybody(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = chromium.newContext(options.setBaseURL(totem.origin()));
        context.setDefaultTimeout(20_000);
        return context;
    }

    /** A fresh profile, logged in. */
    BrowserContext admin(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = anybody(options);
        Page page = context.newPage();
        page.navigate("/login");
        page.fill("input[name=name]", "admin");
        page.fill("input[name=password]", Visitor.OWN_PASSWORD);
        page.click("form[action='/login'] button");
        page.waitForURL("**/");
        page.close();
        return context;
    }

    /** English, 1280 × 900. */
    BrowserContext admin() {
        return admin(options("en-US", 1280));
    }

    static com.microsoft.playwright.Browser.NewContextOptions options(String language, int width) {
        return new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(width, 900);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Path executable() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Arrays.stream(new String[] {"chromium", "chromium-browser", "google-chrome"})
                        .map(name -> Path.of(folder, name)))
                .map(Optional::of)
                .filter(path -> Files.isExecutable(path.orElseThrow()))
                .findFirst()
                .flatMap(path -> path)
                .orElseThrow(() -> new IllegalStateException("no Chromium on the PATH: install the package chromium"));
    }
}
