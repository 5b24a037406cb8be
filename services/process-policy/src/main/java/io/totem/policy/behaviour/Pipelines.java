package io.totem.policy.behaviour;

import io.totem.policy.known.ProgramPath;
import io.totem.policy.warning.CommandSource;
import io.totem.policy.warning.Decoder;
import io.totem.policy.warning.FedShell;
import io.totem.policy.warning.ProgramKind;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessPipes;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds who writes the commands of shells and interpreters that read them from a pipe or a FIFO: a pipe's two ends have one
 * number in all processes that hold them.
 */
final class Pipelines {

    /** cat, tee, base64 and the like may stand between. */
    private static final int MOST_BETWEEN = 4;

    private static final Pattern RELAYS = Pattern.compile(
            "nc|ncat|netcat|nc\\.(?:openbsd|traditional)|socat1?|telnet|inetutils-telnet|cryptcat|pwncat|openssl");

    private static final Set<String> REMOTE_COMMANDS = Set.of("ssh", "dbclient", "rsh");

    private static final int FIRST_FILE = 3;
    private static final int LAST_FILE = 5;

    private record Member(ProcessSample process, ProcessPipes pipes) {}

    /** Of one pipe; whoever starts a thousand writers of one is found by the first. */
    private static final int MOST_WRITERS = 32;

    private final ProcessInspector inspector;
    private final ProcessSweep sweep;
    private final Map<Integer, Looked> looked;
    private final Map<Integer, ProcessSample> byPid = new HashMap<>();
    private final Map<String, List<Member>> writers = new HashMap<>();

    Pipelines(ProcessInspector inspector, ProcessSweep sweep, Map<Integer, Looked> looked) {
        this.inspector = inspector;
        this.sweep = sweep;
        this.looked = looked;
    }

    /**
     * Few processes read their program from a pipe: only when one does are the writers looked for.
     *
     * @param readers those that read it from a descriptor
     */
    void join(List<ProcessSample> readers) {
        Map<ProcessSample, String> links = new IdentityHashMap<>();
        for (ProcessSample process : readers) {
            link(process, looked.get(process.pid())).ifPresent(link -> links.put(process, link));
        }
        if (!links.isEmpty()) {
            sweep.processes().forEach(this::take);
            links.forEach(this::join);
        }
    }

    private void take(ProcessSample process) {
        byPid.put(process.pid(), process);
        Looked of = looked.get(process.pid());
        if (of != null && isPassage(of.pipes().output())) {
            List<Member> others = writers.computeIfAbsent(of.pipes().output(), _ -> new ArrayList<>());
            if (others.size() < MOST_WRITERS) {
                others.add(new Member(process, of.pipes()));
            }
        }
    }

    private void join(ProcessSample reader, String link) {
        Optional<String> tool = upstream(link, reader.pid(), Pipelines::isRelay);
        Optional<String> downloader = upstream(link, reader.pid(), Pipelines::isDownloader)
                .or(() ->
                        tool.isPresent() ? Optional.empty() : told(reader, link).flatMap(FedShell::downloader));
        Optional<String> decoder = upstream(link, reader.pid(), process -> decodes(process, Decoder::hidden))
                .or(() -> told(reader, link).flatMap(FedShell::decoder))
                .or(() -> upstream(link, reader.pid(), process -> decodes(process, Decoder::unpacking)));
        Looked seen = looked.get(reader.pid());
        seen.isFed(tool, downloader, decoder);
        boolean named = seen.readsFrom().orElse(0) > 0 && ProcessPipes.isPipe(link);
        if (named && isWithoutWriters(link, reader.pid())) {
            seen.relates(seen.relations().cameThroughPipe());
        }
    }

    private boolean isWithoutWriters(String link, int reader) {
        return writers.getOrDefault(link, List.of()).stream()
                .allMatch(writer -> writer.process().pid() == reader);
    }

    private static boolean isPassage(String link) {
        return ProcessPipes.isPipe(link) || link.startsWith("/");
    }

    /** What its commands come through; empty where they come from a terminal, a socket, a script or its arguments. */
    private Optional<String> link(ProcessSample process, Looked of) {
        if (of.readsFrom().isEmpty() || !of.pipes().executed()) {
            return Optional.empty();
        }
        int descriptor = of.readsFrom().getAsInt();
        String link = descriptor == 0 ? of.pipes().input() : inspector.descriptor(process.pid(), descriptor);
        return Optional.of(link).filter(Pipelines::isPassage);
    }

    private Optional<String> upstream(String link, int reader, Predicate<ProcessSample> wanted) {
        String at = link;
        for (int between = 0; between <= MOST_BETWEEN; between++) {
            List<Member> found = writers.getOrDefault(at, List.of()).stream()
                    .filter(writer -> writer.process().pid() != reader)
                    .toList();
            Optional<String> source = found.stream()
                    .map(Member::process)
                    .filter(wanted)
                    .map(ProgramKind::applet)
                    .findFirst();
            if (source.isPresent() || found.isEmpty()) {
                return source;
            }
            at = source(found.getFirst());
        }
        return Optional.empty();
    }

    /** Where a process in the middle gets it from: its input, or a FIFO among the first files it opened, as cat does. */
    private String source(Member between) {
        String input = between.pipes().input();
        if (writers.containsKey(input)) {
            return input;
        }
        return IntStream.rangeClosed(FIRST_FILE, LAST_FILE)
                .mapToObj(descriptor -> inspector.descriptor(between.process().pid(), descriptor))
                .filter(writers::containsKey)
                .findFirst()
                .orElse("");
    }

    private static boolean isRelay(ProcessSample process) {
        return RELAYS.matcher(ProgramKind.applet(process)).matches()
                && ProgramKind.of(process)
                        .filter(ProgramKind.NETWORK_TOOL::equals)
                        .isPresent();
    }

    /** What another machine prints in a session of SSH is brought from there, too. */
    private static boolean isDownloader(ProcessSample process) {
        return ProgramKind.of(process).filter(ProgramKind.DOWNLOADER::equals).isPresent()
                || REMOTE_COMMANDS.contains(ProgramKind.applet(process));
    }

    private static boolean decodes(ProcessSample process, Function<List<String>, Optional<String>> decoder) {
        List<String> command = new ArrayList<>(process.commandLine());
        String name = ProgramKind.applet(process);
        int own = command.size() > 1 && ProgramPath.fileName(command.get(1)).equals(name) ? 2 : 1;
        List<String> arguments = command.size() > own ? command.subList(own, command.size()) : List.of();
        return decoder.apply(Stream.concat(Stream.of(name), arguments.stream()).toList())
                .isPresent();
    }

    /** The downloader may be over: then the text of the shell that started both still says so. */
    private Optional<String> told(ProcessSample reader, String link) {
        return Optional.ofNullable(byPid.get(reader.parentPid()))
                .filter(_ -> ProcessPipes.isPipe(link))
                .filter(parent ->
                        ProgramKind.of(parent).filter(ProgramKind.SHELL::equals).isPresent())
                .flatMap(parent -> CommandSource.of(parent).text());
    }
}
