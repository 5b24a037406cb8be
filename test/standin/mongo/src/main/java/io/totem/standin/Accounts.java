package io.totem.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** The users, in a file of one line each. */
final class Accounts {

    private final Path file;
    private final Map<String, Account> byKey = new ConcurrentSkipListMap<>();

    Accounts(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            Files.readAllLines(file).stream().map(Account::parse).forEach(account -> byKey.put(account.key(), account));
        }
    }

    Optional<Account> find(String database, String name) {
        return Optional.ofNullable(byKey.get(database + "." + name));
    }

    synchronized void put(Account account) {
        byKey.put(account.key(), account);
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(
                    next, byKey.values().stream().map(Account::line).collect(Collectors.joining("\n", "", "\n")));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
