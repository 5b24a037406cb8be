package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** An operator's folder of certificates, as a container of any user may read it. */
record Certificates(Path folder) {

    static Certificates in(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Certificates(folder);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** A certificate for that host, signed by itself, and the key that belongs to it. */
    void make(String host, String certificate, String key) throws IOException {
        Docker.Result made = Docker.run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + host,
                "-addext",
                "subjectAltName=DNS:" + host,
                "-keyout",
                file(key).toString(),
                "-out",
                file(certificate).toString());
        assertThat(made.code()).as(made.text()).isZero();
        Files.setPosixFilePermissions(file(key), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(file(certificate), PosixFilePermissions.fromString("rw-r--r--"));
    }
}
