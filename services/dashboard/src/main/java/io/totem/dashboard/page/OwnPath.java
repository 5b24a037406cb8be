package io.totem.dashboard.page;

import io.totem.platform.path.PlainPath;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** A way that stays on this server, whatever an address or a form was made to say. */
public final class OwnPath {

    private OwnPath() {}

    /** A path of our own with its query; empty for anything else, such as another host. */
    public static Optional<URI> parse(String words) {
        if (words.startsWith("//") || !isVisibleAscii(words)) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(words);
            boolean ours = !uri.isAbsolute() && uri.getRawAuthority() == null && PlainPath.isPlain(uri.getRawPath());
            return ours ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** As a browser writes a path; a header holds nothing else. */
    private static boolean isVisibleAscii(String words) {
        return words.chars().allMatch(character -> character > ' ' && character <= '~');
    }
}
