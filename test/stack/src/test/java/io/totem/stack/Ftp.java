package io.totem.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What curl says of the stack's FTP server. */
final class Ftp {

    static final String USER = "totem";

    private static final int PORT = Docker.port("ftp", 21);

    private Ftp() {}

    /** Explicit TLS for login and data, as the one user. */
    static Docker.Result curl(String path, String... options) {
        return curlAs(Stack.secret("ftp_password"), path, options);
    }

    static Docker.Result curlAs(String password, String path, String... options) {
        List<String> all = new ArrayList<>(List.of("--ssl-reqd"));
        all.addAll(List.of(options));
        return plain(password, path, all.toArray(String[]::new));
    }

    /** Without TLS, unless the options ask for it. */
    static Docker.Result plain(String password, String path, String... options) {
        List<String> all = new ArrayList<>(
                List.of("curl", "-sS", "-k", "--max-time", "30", "--path-as-is", "--user", USER + ":" + password));
        all.addAll(List.of(options));
        all.add(url(path));
        return Docker.run(all.toArray(String[]::new));
    }

    static Docker.Result upload(Path file, String path) {
        return curl(path, "--ftp-create-dirs", "--upload-file", file.toString());
    }

    static String address() {
        return "127.0.0.1:" + PORT;
    }

    private static String url(String path) {
        return "ftp://" + address() + path;
    }
}
