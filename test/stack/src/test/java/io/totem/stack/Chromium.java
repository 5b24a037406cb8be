package io.totem.stack;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The distribution's browser, without anything that it would do by itself. It runs in nginx' network namespace: every container
 * that comes or goes changes this machine's networks, and Chromium then breaks off what it was loading.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium open() {
        Playwright playwright =
                Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        List<String> arguments = new ArrayList<>(QUIET);
        arguments.add("--host-resolver-rules=" + inside(Stack.URL, 443) + "," + inside(Blog.URL, 8443));
        Browser browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(wrapper()).setArgs(arguments));
        return new Chromium(playwright, browser);
    }

    /** Somebody who has not been anywhere yet, and to whom a certificate of Totem's own is good enough. */
    BrowserContext newContext(NewContextOptions options) {
        return browser.newContext(options.setIgnoreHTTPSErrors(true));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** From an address as it is published to the port that nginx itself listens on. */
    private static String inside(String url, int port) {
        return "MAP " + URI.create(url).getAuthority() + " 127.0.0.1:" + port;
    }

    private static Path wrapper() {
        try {
            Path script = Files.createTempFile("chromium", ".sh");
            Files.writeString(script, """
                    #!/bin/sh
                    exec nsenter --net=/proc/%d/ns/net %s "$@"
                    """.formatted(Docker.hostPid("nginx"), executable()));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
            script.toFile().deleteOnExit();
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path executable() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium on the PATH: install the package chromium"));
    }
}
