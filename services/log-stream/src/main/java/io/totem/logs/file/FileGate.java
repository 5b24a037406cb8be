package io.totem.logs.file;

import io.totem.logs.file.RefusedException.Reason;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The only way to a log file. First whatever the path leads to is pinned, then judged, then opened through the pin, so
 * that what is read is what was judged: swapping a link in between wins nothing.
 */
@Singleton
public final class FileGate {

    private final Roots roots;

    public FileGate(Roots roots) {
        this.roots = roots;
    }

    /** @throws RefusedException when it is no regular file inside the roots, or cannot be read */
    public LogFile open(Path seen) throws RefusedException {
        if (!roots.names(seen) || !seen.equals(seen.normalize())) {
            throw new RefusedException(Reason.OUTSIDE);
        }
        try (PathPin pin = PathPin.of(seen)) {
            return openPinned(seen, pin.path());
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

    private LogFile openPinned(Path seen, Path pinned) throws IOException {
        Path real = Files.readSymbolicLink(pinned);
        if (!roots.holds(real)) {
            throw new RefusedException(Reason.OUTSIDE);
        }
        BasicFileAttributes attributes = Files.readAttributes(pinned, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new RefusedException(Reason.NOT_A_FILE);
        }
        return new LogFile(
                seen,
                real,
                FileKey.of(pinned),
                attributes.lastModifiedTime().toInstant(),
                roots.home(seen),
                FileChannel.open(pinned, StandardOpenOption.READ));
    }
}
