package io.totem.logs.blocked;

import io.totem.logs.LogStreamConfig;
import io.totem.logs.file.FileCursor;
import io.totem.logs.file.FileGate;
import io.totem.logs.file.FileKey;
import io.totem.logs.file.LineAssembler;
import io.totem.logs.file.LineAssemblers;
import io.totem.logs.file.LogFile;
import io.totem.logs.file.RawLine;
import io.totem.logs.source.ContainerLogs;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The reverse proxy container's log: each whole line once, over rotations of the file and over new containers of that name. */
@Dependent
final class ReverseProxyLog {

    private static final int BLOCK = 64 * 1024;

    private final Optional<String> container;
    private final ContainerLogs logs;
    private final FileGate gate;
    private final LineAssemblers assemblers;
    private Optional<FileCursor> read = Optional.empty();

    ReverseProxyLog(LogStreamConfig config, ContainerLogs logs, FileGate gate) {
        this.container = config.reverseProxy();
        this.logs = logs;
        this.gate = gate;
        this.assemblers = new LineAssemblers(gate);
    }

    boolean isConfigured() {
        return container.isPresent();
    }

    /** The lines that were written since the last call; at the first, all that is kept. */
    void readMore(Consumer<RawLine> lines) throws IOException {
        List<Path> generations = container.map(logs::of).orElse(List.of());
        List<LogFile> files = new ArrayList<>();
        try {
            for (Path path : generations) {
                LogFile file = gate.open(path);
                if (files.stream().noneMatch(open -> open.key().equals(file.key()))) {
                    files.add(file);
                } else {
                    file.close();
                }
            }
            readAll(files, lines);
        } finally {
            for (LogFile file : files) {
                file.close();
            }
        }
    }

    /** From the file on where reading stopped; when that is gone, all there is was written since. */
    private void readAll(List<LogFile> oldestFirst, Consumer<RawLine> lines) throws IOException {
        int first = 0;
        for (int i = 0; i < oldestFirst.size(); i++) {
            if (goesOnIn(oldestFirst.get(i))) {
                first = i;
            }
        }
        for (LogFile file : oldestFirst.subList(first, oldestFirst.size())) {
            FileCursor from = goesOnIn(file) ? read.orElseThrow() : FileCursor.start(file.key());
            read = Optional.of(read(file, from, lines));
        }
    }

    private boolean goesOnIn(LogFile file) throws IOException {
        FileKey key = file.key();
        return read.isPresent() && read.get().isIn(key) && read.get().fits(file.channel());
    }

    /** @return behind the last whole line */
    private FileCursor read(LogFile file, FileCursor from, Consumer<RawLine> lines) throws IOException {
        LineAssembler assembler = assemblers.at(file, from.offset());
        List<RawLine> last = new ArrayList<>(List.of());
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        FileCursor behind = from;
        while (file.channel().read(block.clear(), assembler.offset()) > 0) {
            last.clear();
            assembler.feed(block.flip(), last::add);
            last.forEach(lines);
            behind = last.isEmpty() ? behind : FileCursor.behind(file.key(), last.getLast());
        }
        return behind;
    }
}
