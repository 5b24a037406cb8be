package io.totem.procfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** /proc through the JDK's own file classes: where the C library cannot be called, or its numbers are not known. */
final class PlainProcFiles implements ProcFiles {

    private final Path proc;
    private final byte[] chunk = new byte[4096];

    PlainProcFiles(Path proc) {
        this.proc = proc;
    }

    @Override
    public int[] numbers(String folder) {
        String[] names = proc.resolve(folder).toFile().list();
        return names == null
                ? new int[0]
                : Stream.of(names)
                        .filter(name -> name.matches("[0-9]{1,9}"))
                        .mapToInt(Integer::parseInt)
                        .toArray();
    }

    @Override
    public Outcome read(String file, KernelText into) {
        into.clear();
        try (InputStream input = Files.newInputStream(proc.resolve(file))) {
            boolean room = true;
            while (room) {
                int count = input.read(chunk);
                room = count > 0 && into.append(chunk, count);
            }
            return Outcome.READ;
        } catch (NoSuchFileException gone) {
            return Outcome.GONE;
        } catch (FileSystemException closed) {
            return Outcome.DENIED;
        } catch (IOException endedMeanwhile) {
            into.clear();
            return Outcome.GONE;
        }
    }

    @Override
    public Optional<String> link(String link) {
        try {
            return Optional.of(Files.readSymbolicLink(proc.resolve(link)).toString());
        } catch (IOException goneOrClosed) {
            return Optional.empty();
        }
    }
}
