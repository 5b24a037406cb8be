package io.totem.policy.provenance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file whose code a process has mapped, by {@code /proc/PID/maps} (proc_pid_maps(5)).
 *
 * @param path as the kernel writes it, with its remark where the file was deleted
 * @param at device and inode, as the kernel writes them
 */
record MappedFile(String path, String at) {

    /** Of one process; a Java server has some thousand lines. */
    private static final long LARGEST = 16L << 20;

    private static final int MOST_FILES = 2_048;

    /** Address, rights, offset, device, inode, path. */
    private static final Pattern CODE = Pattern.compile(
            "[0-9a-f]{1,16}-[0-9a-f]{1,16} ..x. [0-9a-f]{1,16} ([0-9a-f:]{3,16} [0-9]{1,20}) {1,80}(/.*)");

    MappedFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(at, "at");
    }

    /** Each once, in the kernel's order, without the executable; none where that may not be read. */
    static Set<MappedFile> of(Path process, String executable) {
        Set<MappedFile> files = new LinkedHashSet<>();
        try (LineReader lines = LineReader.of(process.resolve("maps"), 0, LARGEST)) {
            while (lines.next() && files.size() < MOST_FILES) {
                Matcher code = CODE.matcher(lines.text());
                if (code.matches() && !code.group(2).equals(executable)) {
                    files.add(new MappedFile(code.group(2), code.group(1)));
                }
            }
            return files;
        } catch (IOException goneOrClosed) {
            return Set.of();
        }
    }

    boolean isDeleted() {
        return path.endsWith(Provenance.DELETED);
    }

    /** Without the kernel's remark. */
    String plainPath() {
        return isDeleted() ? path.substring(0, path.length() - Provenance.DELETED.length()) : path;
    }
}
