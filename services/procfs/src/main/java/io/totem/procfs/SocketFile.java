package io.totem.procfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.totem.procfs.ListeningSocket.Protocol;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One of the kernel's socket tables, and what it said last: while its text stays the same, nothing is parsed and the same
 * sockets are told again. Of TCP's only the part that listens is read: a busy server has many thousand connections, and
 * they stand behind.
 */
final class SocketFile {

    private static final int CHUNK = 64 * 1024;

    private final Path file;
    private final Protocol protocol;
    private byte[] text = {};
    private int length;
    private List<ListeningSocket> sockets = List.of();

    SocketFile(Path file, Protocol protocol) {
        this.file = file;
        this.protocol = protocol;
    }

    /** In the kernel's order. A table the kernel does not have (no IPv6) has no sockets. */
    List<ListeningSocket> sockets() {
        if (changed()) {
            sockets = parse();
        }
        return sockets;
    }

    /** Takes the text as it is now; false when it is what it was. */
    private boolean changed() {
        try (InputStream in = Files.newInputStream(file)) {
            return changed(in);
        } catch (NoSuchFileException noSuchProtocol) {
            return end(0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the socket table " + file, unreadable);
        }
    }

    private boolean changed(InputStream in) throws IOException {
        byte[] chunk = new byte[CHUNK];
        boolean changed = false;
        boolean more = true;
        int taken = 0;
        int rest = 0;
        int count = in.read(chunk);
        while (more && count > 0) {
            int lines = afterLastLine(chunk, rest + count);
            int wanted = listening(chunk, lines);
            changed |= take(chunk, wanted, taken);
            taken += wanted;
            more = wanted == lines;
            rest = rest + count - lines;
            System.arraycopy(chunk, lines, chunk, 0, rest);
            count = more ? in.read(chunk, rest, CHUNK - rest) : 0;
        }
        return end(taken) || changed;
    }

    /** Puts it where it belongs in the text; false when it stands there already. */
    private boolean take(byte[] chunk, int count, int at) {
        if (at + count <= length && Arrays.equals(chunk, 0, count, text, at, at + count)) {
            return false;
        }
        if (at + count > text.length) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, at + count));
        }
        System.arraycopy(chunk, 0, text, at, count);
        length = Math.max(length, at + count);
        return true;
    }

    private boolean end(int at) {
        boolean shorter = at != length;
        length = at;
        return shorter;
    }

    /** How many of these whole lines come before the first connection. Only where the last is one need all be looked at. */
    private int listening(byte[] chunk, int end) {
        if (protocol == Protocol.UDP || end == 0 || !isConnection(chunk, afterLastLine(chunk, end - 1), end)) {
            return end;
        }
        int start = 0;
        int next = afterLine(chunk, start, end);
        while (!isConnection(chunk, start, next)) {
            start = next;
            next = afterLine(chunk, start, end);
        }
        return start;
    }

    private static boolean isConnection(byte[] chunk, int from, int to) {
        return line(chunk, from, to).filter(SocketLine::connected).isPresent();
    }

    private List<ListeningSocket> parse() {
        List<ListeningSocket> found = new ArrayList<>();
        int start = 0;
        while (start < length) {
            int next = afterLine(text, start, length);
            line(text, start, next).flatMap(line -> line.listening(protocol)).ifPresent(found::add);
            start = next;
        }
        return List.copyOf(found);
    }

    private static Optional<SocketLine> line(byte[] bytes, int from, int to) {
        return SocketLine.parse(new String(bytes, from, to - from, ISO_8859_1));
    }

    /** Where the line after this one starts. */
    private static int afterLine(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, end);
    }

    /** Where the last whole line ends. */
    private static int afterLastLine(byte[] bytes, int end) {
        int at = end;
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }
}
