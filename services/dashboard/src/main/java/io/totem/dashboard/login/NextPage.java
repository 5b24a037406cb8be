package io.totem.dashboard.login;

import java.net.URI;
import java.net.URISyntaxException;

/** Where a login leads: a page of ours, whatever the address line says. */
final class NextPage {

    private static final URI HOME = URI.create("/");

    private NextPage() {}

    /** A path of our own, with its query; the first page for anything else, such as another host. */
    static URI parse(String next) {
        if (!next.startsWith("/") || next.startsWith("//") || next.contains("\\")) {
            return HOME;
        }
        try {
            URI uri = new URI(next);
            boolean ours = uri.getAuthority() == null && !uri.getPath().startsWith("//") && !isLogin(uri.getPath());
            return ours ? uri : HOME;
        } catch (URISyntaxException e) {
            return HOME;
        }
    }

    private static boolean isLogin(String path) {
        return path.equals("/login") || path.equals("/logout");
    }
}
