package io.totem.policy.behaviour;

import io.totem.policy.facts.Relations.Exfiltration;
import io.totem.policy.warning.CommandSource;
import io.totem.policy.warning.ProgramKind;
import io.totem.procfs.Connection;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessPipes;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds pipelines in which a program that reads files or databases feeds one that sends what it gets to another machine as it is:
 * {@code tar c / | nc host 9}, {@code pg_dumpall | curl -T - …}. SSH and rsync, which backups go by, ask who is there and are left alone.
 */
final class Exfiltrations {

    private static final int MOST_BETWEEN = 5;

    private static final Pattern SENDERS = Pattern.compile(
            "nc|ncat|netcat|nc\\.(?:openbsd|traditional)|socat1?|telnet|inetutils-telnet|cryptcat|openssl");

    private static final Pattern SOURCES = Pattern.compile(
            "tar|bsdtar|cpio|zip|7zz?|7za|dd|mysqldump|mariadb-dump|mariadb-backup"
                    + "|xtrabackup|pg_dump|pg_dumpall|pg_basebackup|mongodump|mongoexport|redis-cli|sqlite3|slapcat|ldapsearch|dump|debugfs|partclone.{0,16}");

    /** They pass on what they are given, unless they are given the name of a file. */
    private static final Pattern FILTERS = Pattern.compile(
            "cat|gzip|pigz|bzip2|xz|zstd|lz4|base64|xxd|gpg|openssl|pv|head|tail|split|tee|zcat|od|hexdump");

    private static final Pattern SECRETS =
            Pattern.compile("(?:.{0,400}/)?(?:etc/(?:g?shadow|sudoers|ssl/private|letsencrypt)(?:[-/].{0,400})?"
                    + "|\\.ssh(?:/.{0,400})?|\\.gnupg(?:/.{0,400})?|\\.aws(?:/.{0,400})?|\\.kube(?:/.{0,400})?|id_(?:rsa|ed25519|ecdsa)"
                    + "|wp-config\\.php|\\.env)|/root(?:/.{0,400})?|/etc/?|/home/?|/");

    private static final Pattern UPLOADS = Pattern.compile("-[a-zA-Z0-9#]{0,12}T|--upload-file");

    /** {@code @FILE} is curl's, {@code --post-file=FILE} Wget's. */
    private static final Pattern NAMED = Pattern.compile("(?:[^@]{0,200}@|--(?:post|body|upload)-file=)(.{1,1000})");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s;|&()<>'\"]++");
    private static final int MOST_WORDS = 200;

    private static final Set<String> FROM_INPUT = Set.of("-", ".");

    private final ProcessInspector inspector;
    private final ProcessSweep sweep;
    private final Map<Integer, Looked> looked;
    private final Map<String, ProcessSample> writers = new HashMap<>();
    private final Set<String> written = new HashSet<>();

    Exfiltrations(ProcessInspector inspector, ProcessSweep sweep, Map<Integer, Looked> looked) {
        this.inspector = inspector;
        this.sweep = sweep;
        this.looked = looked;
    }

    void join() {
        List<ProcessSample> senders = sweep.processes().stream()
                .filter(process -> isPending(process, looked.get(process.pid())))
                .toList();
        if (senders.isEmpty()) {
            return;
        }
        for (ProcessSample process : sweep.processes()) {
            Looked of = looked.get(process.pid());
            String output = of == null ? "" : of.pipes().output();
            if (output.startsWith("/")) {
                written.add(output);
            } else if (ProcessPipes.isPipe(output) && of.pipes().executed()) {
                writers.putIfAbsent(output, process);
            }
        }
        for (ProcessSample sender : senders) {
            Looked seen = looked.get(sender.pid());
            seen.asked();
            exfiltration(sender, seen)
                    .ifPresent(found -> seen.relates(seen.relations().sending(found)));
        }
    }

    private static boolean isPending(ProcessSample process, Looked seen) {
        if (seen == null || seen.related() || seen.relations().exfiltration().isPresent()) {
            return false;
        } else if (ProcessPipes.socketOf(seen.pipes().output()) > 0) {
            return direct(process, seen).isPresent();
        } else if (seen.kind().isEmpty()) {
            return false;
        }
        Optional<ProgramKind> kind = seen.kind();
        boolean fed = ProcessPipes.isPipe(seen.pipes().input())
                || seen.pipes().input().startsWith("/");
        return kind.filter(ProgramKind.NETWORK_TOOL::equals).isPresent()
                        && fed
                        && SENDERS.matcher(ProgramKind.applet(process)).matches()
                || kind.filter(ProgramKind.DOWNLOADER::equals).isPresent()
                        && (fed && sendsInput(process.commandLine())
                                || uploaded(process.commandLine()).isPresent());
    }

    /** A file that it is told to send, where that should not leave the machine: {@code -T FILE}, {@code -F x=@FILE}, {@code --post-file=FILE}. */
    private static Optional<String> uploaded(List<String> arguments) {
        return IntStream.range(1, arguments.size())
                .mapToObj(at -> {
                    Matcher named = NAMED.matcher(arguments.get(at));
                    return named.matches()
                            ? named.group(1)
                            : UPLOADS.matcher(arguments.get(at - 1)).matches() ? arguments.get(at) : "";
                })
                .filter(path -> SECRETS.matcher(path).matches())
                .findFirst();
    }

    /** {@code curl -T -}, {@code --data-binary @-}, {@code -F x=@-}, {@code wget --post-file=-}. */
    private static boolean sendsInput(List<String> arguments) {
        for (int at = 1; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            boolean upload = UPLOADS.matcher(argument).matches();
            if (upload && at + 1 < arguments.size() && FROM_INPUT.contains(arguments.get(at + 1))
                    || argument.equals("-T-")
                    || argument.endsWith("@-")
                    || argument.equals("--post-file=-")
                    || argument.equals("--post-file=/dev/stdin")) {
                return true;
            }
        }
        return false;
    }

    /**
     * What it puts into a connection that is its own output, as {@code cat FILE > /dev/tcp/HOST/PORT} has it: what a program reads that
     * passes on files, or where no file should leave the machine, what the text of a shell names.
     */
    private static Optional<String> direct(ProcessSample process, Looked seen) {
        String name = ProgramKind.applet(process);
        List<String> arguments =
                process.commandLine().stream().skip(1).limit(MOST_WORDS).toList();
        if (SOURCES.matcher(name).matches() || FILTERS.matcher(name).matches()) {
            return arguments.stream()
                    .filter(word -> word.startsWith("/") || word.startsWith("."))
                    .findFirst()
                    .or(() -> Optional.of(name)
                            .filter(word -> SOURCES.matcher(word).matches()));
        }
        return seen.isShell()
                ? CommandSource.of(process).text().stream()
                        .flatMap(SEPARATORS::splitAsStream)
                        .limit(MOST_WORDS)
                        .filter(word -> SECRETS.matcher(word).matches() && !word.equals("/"))
                        .findFirst()
                : Optional.empty();
    }

    private Optional<Exfiltration> exfiltration(ProcessSample sender, Looked seen) {
        long socket = ProcessPipes.socketOf(seen.pipes().output());
        if (socket > 0) {
            return direct(sender, seen)
                    .flatMap(from -> Optional.ofNullable(inspector
                                    .connections(sender.pid(), Set.of(socket))
                                    .get(socket))
                            .filter(connection -> !connection.accepted()
                                    && !connection.remote().isLoopbackAddress())
                            .map(to -> new Exfiltration(from, secret(List.of(from)), to)));
        }
        Optional<String> secret =
                seen.kind().filter(ProgramKind.DOWNLOADER::equals).flatMap(_ -> uploaded(sender.commandLine()));
        if (secret.isPresent()) {
            return destination(sender).map(to -> new Exfiltration(secret.get(), secret, to));
        }
        String input = seen.pipes().input();
        if (input.startsWith("/") && !isFifo(sender, input)) {
            return destination(sender).map(to -> new Exfiltration(input, secret(List.of(input)), to));
        }
        return source(input)
                .flatMap(source -> destination(sender)
                        .map(to -> new Exfiltration(ProgramKind.applet(source), secret(source.commandLine()), to)));
    }

    /** Somebody writes into it, and nothing of it has a place: of a file that is sent more than nothing was read (proc_pid_fdinfo(5)). */
    private boolean isFifo(ProcessSample sender, String path) {
        return written.contains(path) && inspector.position(sender.pid(), 0).orElse(-1) == 0;
    }

    /** What a shell writes is a text of its own making. */
    private Optional<ProcessSample> source(String pipe) {
        ProcessSample at = writers.get(pipe);
        for (int between = 0; at != null && between < MOST_BETWEEN; between++) {
            String name = ProgramKind.applet(at);
            boolean reads =
                    at.commandLine().stream().skip(1).anyMatch(word -> word.startsWith("/") || word.startsWith("."));
            if (SOURCES.matcher(name).matches() || FILTERS.matcher(name).matches() && reads && !name.equals("tail")) {
                return Optional.of(at);
            } else if (!FILTERS.matcher(name).matches()) {
                return Optional.empty();
            }
            at = writers.get(looked.get(at.pid()).pipes().input());
        }
        return Optional.empty();
    }

    private static Optional<String> secret(List<String> words) {
        return words.stream().filter(word -> SECRETS.matcher(word).matches()).findFirst();
    }

    /** Another machine that this one has called. */
    private Optional<Connection> destination(ProcessSample sender) {
        Set<Long> sockets = new HashSet<>(inspector.heldSockets(sender.pid()).values());
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return inspector.connections(sender.pid(), sockets).values().stream()
                .filter(connection -> !connection.remote().isLoopbackAddress())
                .min(Comparator.comparing(
                                (Connection connection) -> connection.remote().getHostAddress())
                        .thenComparing(Connection::remotePort));
    }
}
