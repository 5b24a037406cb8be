package io.totem.logs.follow;

import io.totem.logs.file.FileKey;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A log and the older files it was renamed to: {@code syslog.1}, {@code access.log-20261120}, {@code error-20261120.log}. */
final class RotatedFiles {

    /** The most that are looked at in one folder. */
    private static final int LIMIT = 1_000;

    private record Generation(Path path, FileKey key, Instant modifiedAt) {}

    private final List<Generation> oldestFirst;

    private RotatedFiles(List<Generation> oldestFirst) {
        this.oldestFirst = oldestFirst;
    }

    static RotatedFiles of(Path log, LogOpener opener) throws IOException {
        List<Generation> generations = new ArrayList<>();
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(log.getParent(), older(log))) {
            for (Path sibling : siblings) {
                generation(sibling, opener).ifPresent(generations::add);
                if (generations.size() == LIMIT) {
                    break;
                }
            }
        }
        generations.sort(Comparator.comparing(Generation::modifiedAt));
        generation(log, opener).ifPresent(generations::add);
        return new RotatedFiles(generations);
    }

    /** What a file is called now. */
    Optional<Path> find(FileKey key) {
        return index(key).map(index -> oldestFirst.get(index).path());
    }

    /** The file that was written after that one. */
    Optional<Path> after(FileKey key) {
        return index(key)
                .filter(index -> index + 1 < oldestFirst.size())
                .map(index -> oldestFirst.get(index + 1).path());
    }

    private Optional<Integer> index(FileKey key) {
        for (int i = 0; i < oldestFirst.size(); i++) {
            if (oldestFirst.get(i).key().equals(key)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static DirectoryStream.Filter<Path> older(Path log) {
        String name = log.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String suffix = "[.-][0-9][0-9.-]{0,30}";
        String plain = Pattern.quote(name) + suffix;
        String beforeExtension =
                dot < 1 ? plain : Pattern.quote(name.substring(0, dot)) + suffix + Pattern.quote(name.substring(dot));
        Pattern pattern = Pattern.compile(plain + "|" + beforeExtension);
        return sibling -> pattern.matcher(sibling.getFileName().toString()).matches();
    }

    /** Empty when it vanished or may not be opened. */
    private static Optional<Generation> generation(Path path, LogOpener opener) {
        try {
            return opener.look(path).map(look -> new Generation(path, look.key(), look.modifiedAt()));
        } catch (IOException closed) {
            return Optional.empty();
        }
    }
}
