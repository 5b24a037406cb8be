package io.totem.stack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Somebody who writes a post in WordPress' own pages, with a real browser. */
final class BlogWriter {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private BlogWriter() {}

    /**
     * @param address of the published post
     * @param image address of its picture, as the page shows it
     * @param complaints what the browser said about the policies of the pages on the way
     */
    record Post(String title, String address, String image, List<String> complaints) {}

    /** A post with a title, a paragraph and an uploaded picture, published in the block editor. */
    static Post write() {
        String title = "Written by hand " + System.nanoTime();
        try (Chromium chromium = Chromium.open();
                BrowserContext context = chromium.newContext(
                        new NewContextOptions().setBaseURL(Blog.URL).setViewportSize(1280, 900))) {
            Page page = context.newPage();
            page.setDefaultTimeout(PATIENCE_MILLIS);
            List<String> complaints = new CopyOnWriteArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    complaints.add(message.text());
                }
            });
            logIn(page);
            String address = publish(page, title);
            page.navigate(address);
            assertThat(page.locator("body")).containsText(title);
            String image = (String) page.locator(".wp-block-image img").getAttribute("src");
            page.waitForFunction("document.querySelector('.wp-block-image img').naturalWidth > 0");
            picture(page, "blog-post");
            return new Post(title, address, image, List.copyOf(complaints));
        }
    }

    private static void logIn(Page page) {
        page.navigate("/wp-login.php");
        page.fill("#user_login", "admin");
        page.fill("#user_pass", Stack.secret("wordpress_admin_password"));
        page.click("#wp-submit");
        page.waitForURL("**/wp-admin/**");
        assertThat(page.locator("#wpadminbar")).isVisible();
        picture(page, "blog-admin");
    }

    private static String publish(Page page, String title) {
        page.navigate("/wp-admin/post-new.php");
        // On a slow machine it comes after it was switched off.
        page.addLocatorHandler(
                page.locator(".components-guide"), guide -> page.keyboard().press("Escape"));
        page.waitForFunction(
                "window.wp && wp.data && wp.data.select('core/editor') && wp.data.select('core/editor').getCurrentPostId()");
        page.evaluate("wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false)");
        FrameLocator canvas = page.frameLocator("iframe[name=editor-canvas]");
        canvas.locator(".wp-block-post-title").fill(title);
        page.keyboard().press("Enter");
        page.keyboard().type("A paragraph, typed.");
        page.keyboard().press("Enter");
        page.keyboard().type("/image");
        page.getByRole(
                        com.microsoft.playwright.options.AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Image$")))
                .click();
        canvas.locator(".wp-block-image input[type=file]")
                .setInputFiles(new FilePayload("suite.png", "image/png", png()));
        page.waitForFunction(
                "wp.data.select('core/block-editor').getBlocks().some(block => block.name === 'core/image' && block.attributes.id)");
        picture(page, "blog-editor");
        page.locator(".editor-post-publish-panel__toggle").click();
        page.locator(".editor-post-publish-panel .editor-post-publish-button").click();
        page.waitForFunction("wp.data.select('core/editor').isCurrentPostPublished()");
        return (String) page.evaluate("wp.data.select('core/editor').getPermalink()");
    }

    private static byte[] png() {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.setRGB(x, y, Color.HSBtoRGB(x / 640f, 1, y / 480f));
            }
        }
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }
}
