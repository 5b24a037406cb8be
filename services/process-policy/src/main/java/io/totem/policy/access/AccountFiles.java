package io.totem.policy.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.totem.policy.termination.LoginUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** Reads the host's accounts, again when one of their files has changed. For several threads. */
final class AccountFiles {

    /** A file of more users than this has is not read on: their numbers stand for them. */
    private static final int LIMIT = 1 << 20;

    private static final FileTime ABSENT = FileTime.fromMillis(Long.MIN_VALUE);

    private final Path passwd;
    private final Path group;
    private final Path loginDefs;
    private List<FileTime> readAt = List.of();
    private Accounts accounts = Accounts.parse(List.of(), List.of(), LoginUsers.DEFAULT);

    /** @param root where the host's {@code /} is seen from here */
    AccountFiles(Path root) {
        this.passwd = root.resolve("etc/passwd");
        this.group = root.resolve("etc/group");
        this.loginDefs = root.resolve("etc/login.defs");
    }

    synchronized Accounts read() {
        List<FileTime> now =
                Stream.of(passwd, group, loginDefs).map(AccountFiles::changedAt).toList();
        if (!now.equals(readAt)) {
            accounts = Accounts.parse(lines(passwd), lines(group), LoginUsers.parse(lines(loginDefs)));
            readAt = now;
        }
        return accounts;
    }

    private static FileTime changedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException notThere) {
            return ABSENT;
        }
    }

    private static List<String> lines(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(LIMIT), UTF_8).lines().toList();
        } catch (IOException notThere) {
            return List.of();
        }
    }
}
