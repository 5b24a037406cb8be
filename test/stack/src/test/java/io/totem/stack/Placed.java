package io.totem.stack;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A file that lies among the blog's own until it is closed. */
record Placed(String name) implements AutoCloseable {

    private static final String FOLDER = "/var/www/html/";

    /** Puts it there as FTP would. */
    static Placed put(String name, String content) {
        String encoded = Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        Blog.php("is_dir($folder = dirname('" + FOLDER + name + "')) || mkdir($folder, 0755, true);"
                + " file_put_contents('" + FOLDER + name + "', base64_decode('" + encoded + "'));");
        return new Placed(name);
    }

    String path() {
        return "/" + name;
    }

    /** What a visitor gets who asks for it, from no cache. */
    Response answer() {
        return Blog.passingTheCache().get(path());
    }

    @Override
    public void close() {
        Blog.php("unlink('" + FOLDER + name + "');");
    }
}
