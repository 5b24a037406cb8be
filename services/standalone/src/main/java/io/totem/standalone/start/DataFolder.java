package io.totem.standalone.start;

import io.totem.platform.command.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** The folder that holds the keys, the store and the lock: ours alone, or Totem does not start. */
public final class DataFolder {

    /** Written when keys and store are complete; from then on a missing one is a loss and not a first start. */
    private static final String LAYOUT_FILE = "layout";

    private static final String LAYOUT = "1";

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** Makes the folder where there is none. @throws StartFailure when somebody else could write in it */
    public static DataFolder open(Path wanted) {
        try {
            OwnerOnly.createFolder(wanted);
            Path path = wanted.toRealPath();
            refuseOthers(path);
            return new DataFolder(path);
        } catch (IOException e) {
            throw new StartFailure(
                    ConsoleMessages.text("start.data.unusable", wanted, String.valueOf(e.getMessage())), e);
        }
    }

    public Path path() {
        return path;
    }

    public Path keys() {
        return path.resolve("keys");
    }

    public Path storeFile() {
        return path.resolve("store").resolve("totem.mv.db");
    }

    public Path firstPassword() {
        return path.resolve("first-password");
    }

    public Path requests() {
        return path.resolve("requests");
    }

    Path lock() {
        return path.resolve("lock");
    }

    /** Whether a start was completed here before. @throws StartFailure when the folder's form is not ours */
    public boolean isComplete() {
        Path file = path.resolve(LAYOUT_FILE);
        if (!Files.exists(file)) {
            return false;
        }
        try {
            if (Files.readString(file).strip().equals(LAYOUT)) {
                return true;
            }
        } catch (IOException e) {
            throw new StartFailure(ConsoleMessages.text("start.data.layout", file), e);
        }
        throw ConsoleMessages.failure("start.data.layout", file);
    }

    public void complete() {
        try {
            OwnerOnly.write(path.resolve(LAYOUT_FILE), LAYOUT + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseOthers(Path path) throws IOException {
        int owner = (int) Files.getAttribute(path, "unix:uid");
        int self = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (owner != self) {
            throw ConsoleMessages.failure("start.data.foreign", path, String.valueOf(Files.getOwner(path)));
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw ConsoleMessages.failure(
                    "start.data.writable",
                    path,
                    Command.of("chmod", "700")
                            .on(path.toString())
                            .map(Command::text)
                            .orElse("chmod 700"));
        }
    }
}
