package io.totem.policy.warning;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where sites keep what visitors send, and what they make of it: pictures, archives, pages; nothing to be run. */
final class VisitorFolders {

    private static final String UPLOADS = "/uploads/";

    private static final Pattern OF_A_SITE = Pattern.compile(
            "/(?:www|html|htdocs|httpdocs|public|public_html|pub|web|webroot|wwwroot|vhosts|sites|wp-content)/(.{0,1024}/)?"
                    + "(?:uploads?|media|cache|files|images|img|avatars|attachments|te?mp)/");

    /** What a site's own tools install there: programs among them. */
    private static final Pattern INSTALLED = Pattern.compile("(?:^|/)(?:node_modules|vendor|bower_components)/");

    private VisitorFolders() {}

    /** By the names on the path alone. */
    static boolean contain(String path) {
        Matcher site = OF_A_SITE.matcher(path);
        return path.contains(UPLOADS) || site.find() && !INSTALLED.matcher(path).find();
    }
}
