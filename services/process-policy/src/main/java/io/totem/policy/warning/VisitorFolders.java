package io.totem.policy.warning;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where sites keep what visitors send, and what they make of it: pictures, archives, pages; nothing to be run. */
final class VisitorFolders {

    private static final String UPLOADS = "/uploads/";

    /** What is served. */
    private static final Pattern SITE =
            Pattern.compile("/(?:html|htdocs|httpdocs|public|public_html|pub|web|webroot|wwwroot|wp-content)(?=/)");

    /** Where sites lie, each in a folder of its own. */
    private static final Pattern SITES = Pattern.compile("/(?:www|vhosts|sites)/[^/]{1,255}(?=/)");

    private static final Pattern SENT =
            Pattern.compile("/(?:uploads?|media|cache|files|images|img|avatars|attachments|te?mp)/");

    /** What a site's own tools install there: programs among them. */
    private static final Pattern INSTALLED = Pattern.compile("(?:^|/)(?:node_modules|vendor|bower_components)/");

    private VisitorFolders() {}

    /** By the names on the path alone. */
    static boolean contain(String path) {
        return areUploads(path) || isSent(path, SITE) || isSent(path, SITES);
    }

    /** The plainest of such names, in an image, too. */
    static boolean areUploads(String path) {
        return path.contains(UPLOADS);
    }

    private static boolean isSent(String path, Pattern sites) {
        Matcher site = sites.matcher(path);
        Matcher sent = SENT.matcher(path);
        return site.find()
                && sent.find(site.end())
                && !INSTALLED.matcher(path.substring(0, sent.start() + 1)).find();
    }
}
