package io.totem.dashboard.login;

import io.totem.dashboard.page.OwnPath;
import java.net.URI;

/** Where a login leads: a page of ours, whatever the address line says. */
final class NextPage {

    private static final URI HOME = URI.create("/");

    private NextPage() {}

    /** A path of our own, with its query; the first page for anything else, such as another host. */
    static URI parse(String next) {
        return OwnPath.parse(next).filter(uri -> !isLogin(uri.getPath())).orElse(HOME);
    }

    private static boolean isLogin(String path) {
        return path.equals("/login") || path.equals("/logout");
    }
}
