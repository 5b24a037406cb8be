package io.totem.logs.file;

import io.totem.logs.file.RefusedException.Reason;
import io.totem.procfs.FileStatus;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The only way to a log file. First whatever the path leads to is held, then judged, then opened through the descriptor,
 * so that what is read is what was judged: swapping a link in between wins nothing.
 */
@Singleton
public final class FileGate {

    private final Roots roots;

    public FileGate(Roots roots) {
        this.roots = roots;
    }

    /**
     * @throws RefusedException when it is no regular file inside the roots, is not included, neither by its name nor where
     *     it lies, or cannot be read
     */
    public LogFile open(Path seen) throws RefusedException {
        if (roots.names(seen) && !roots.includes(seen)) {
            throw new RefusedException(Reason.GONE);
        }
        return refusing(seen, file -> {
            if (!roots.includes(file.path())) {
                throw new RefusedException(Reason.OUTSIDE);
            }
            FileStatus status = regular(file);
            return new LogFile(
                    seen,
                    file.held().location(),
                    new FileKey(status.device(), status.inode()),
                    status.modifiedAt(),
                    roots.home(seen),
                    file.held().open());
        });
    }

    /**
     * A small file that lies beside a log and is none itself.
     *
     * @throws RefusedException as {@link #open}, and when anybody but root could have put it there
     */
    public byte[] readRoots(Path seen, int mostBytes) throws RefusedException {
        return refusing(seen, file -> {
            if (!file.folderIsOurs() || !file.path().equals(seen)) {
                throw new RefusedException(Reason.OUTSIDE);
            }
            regular(file);
            try (InputStream stream = Channels.newInputStream(file.held().open())) {
                return stream.readNBytes(mostBytes);
            }
        });
    }

    private static FileStatus regular(LogPath file) throws IOException {
        FileStatus status = file.held().status();
        if (!status.isRegular()) {
            throw new RefusedException(Reason.NOT_A_FILE);
        }
        if (file.mayBeForeign(status)) {
            throw new RefusedException(Reason.OUTSIDE);
        }
        return status;
    }

    private interface Use<T> {
        T of(LogPath file) throws IOException;
    }

    private <T> T refusing(Path seen, Use<T> use) throws RefusedException {
        if (!roots.names(seen) || !seen.equals(seen.normalize())) {
            throw new RefusedException(Reason.OUTSIDE);
        }
        try (LogPath file = LogPath.resolve(roots, seen)) {
            return use.of(file);
        } catch (RefusedException judged) {
            throw judged;
        } catch (NoSuchFileException e) {
            throw new RefusedException(Reason.GONE, e);
        } catch (AccessDeniedException e) {
            throw new RefusedException(Reason.NOT_PERMITTED, e);
        } catch (IOException e) {
            throw new RefusedException(Reason.FAILED, e);
        }
    }
}
