package io.totem.doctor.nginx;

import io.totem.doctor.site.Site;
import io.totem.doctor.site.Upstream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What nginx of this machine is configured to ask behind it. Only whoever may write its configuration, mostly root, has a
 * say in that: an address from its log counts where it stands there too.
 */
public final class NginxConfiguration {

    private static final List<Path> PLACES =
            List.of(Path.of("etc/nginx"), Path.of("usr/local/nginx/conf"), Path.of("usr/local/etc/nginx"));
    private static final Set<String> ASKING =
            Set.of("fastcgi_pass", "proxy_pass", "uwsgi_pass", "scgi_pass", "grpc_pass", "server");
    private static final int HTTP_PORT = 80;

    private final Path root;

    /** @param root where the files of the machine begin */
    public NginxConfiguration(Path root) {
        this.root = root;
    }

    /** Whether it hands requests on to there. */
    public boolean names(Upstream upstream) {
        return directives().anyMatch(directive -> isSame(directive.argument(), upstream));
    }

    /** The files that name it, links followed. */
    public List<Path> naming(Upstream upstream) {
        return directives()
                .filter(directive -> isSame(directive.argument(), upstream))
                .map(NginxDirective::file)
                .distinct()
                .toList();
    }

    private Stream<NginxDirective> directives() {
        return PLACES.stream()
                .map(root::resolve)
                .flatMap(folder -> new NginxFiles(folder).read().stream())
                .filter(directive -> ASKING.contains(directive.name()));
    }

    private static boolean isSame(String written, Upstream asked) {
        return Upstream.parse(withPort(written))
                .filter(configured -> isSame(configured, asked))
                .isPresent();
    }

    private static boolean isSame(Upstream configured, Upstream asked) {
        return switch (configured) {
            case Upstream.Unix unix ->
                asked instanceof Upstream.Unix other && other.path().equals(unix.path());
            case Upstream.Tcp tcp ->
                asked instanceof Upstream.Tcp other && other.port() == tcp.port() && isSame(tcp.host(), other.host());
        };
    }

    /** In its log nginx writes the address that a name led to. */
    private static boolean isSame(String configured, String asked) {
        if (configured.equalsIgnoreCase(asked)) {
            return true;
        }
        return Site.isAddress(asked)
                && addresses(configured).anyMatch(address -> addresses(asked).anyMatch(address::equals));
    }

    private static Stream<InetAddress> addresses(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host));
        } catch (UnknownHostException none) {
            return Stream.empty();
        }
    }

    /** {@code server backend;} and {@code proxy_pass http://backend/path;} mean the scheme's own port. */
    private static String withPort(String written) {
        boolean whole = written.contains("unix:") || Upstream.parse(written).isPresent();
        int path = written.indexOf('/', written.contains("://") ? written.indexOf("://") + 3 : 0);
        String authority = path < 0 ? written : written.substring(0, path);
        return whole ? written : authority + ":" + (written.startsWith("https:") ? 443 : HTTP_PORT);
    }
}
