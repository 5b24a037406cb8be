package io.totem.stack;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The blog as a visitor sees it, and its files as whoever may write them does. */
final class Blog {

    static final String URL = "https://localhost:" + port();

    private static final String FOLDER = "/var/www/html/";

    private Blog() {}

    static RequestSpecification visitor() {
        return RestAssured.given()
                .relaxedHTTPSValidation()
                .baseUri(URL)
                .redirects()
                .follow(false);
    }

    /** A page that no cache answers: the same front page, but asked with a question. */
    static RequestSpecification passingTheCache() {
        return visitor().queryParam("suite", System.nanoTime());
    }

    /** What PHP prints with all of WordPress loaded. */
    static String wordpress(String code) {
        return php("require '" + FOLDER + "wp-load.php'; " + code);
    }

    static String php(String code) {
        Docker.Result result = Docker.exec("wordpress", "php85", "-c", "/etc/totem/php.ini", "-r", code);
        if (result.code() != 0) {
            throw new IllegalStateException(result.text());
        }
        return result.text();
    }

    /** Puts a file among the site's own, as FTP would. */
    static void put(String name, String content) {
        String encoded = Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        php("is_dir($folder = dirname('" + FOLDER + name + "')) || mkdir($folder, 0755, true);" + " file_put_contents('"
                + FOLDER + name + "', base64_decode('" + encoded + "'));");
    }

    static void remove(String name) {
        php("unlink('" + FOLDER + name + "');");
    }

    static String log() {
        return Docker.run("docker", "logs", "--tail", "60", Docker.container("wordpress"))
                .text();
    }

    private static String port() {
        return Docker.run("docker", "port", Docker.container("nginx"), "8443")
                .text()
                .lines()
                .findFirst()
                .orElseThrow()
                .replaceAll(".*:", "");
    }
}
