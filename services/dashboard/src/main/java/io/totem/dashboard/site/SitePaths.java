package io.totem.dashboard.site;

import io.totem.dashboard.page.Query;

/** Where the pages of a site are. */
final class SitePaths {

    private SitePaths() {}

    static String site(String id) {
        return "/sites/" + Query.encode(id);
    }

    static String run(String site, String run) {
        return site(site) + "/runs/" + Query.encode(run);
    }
}
