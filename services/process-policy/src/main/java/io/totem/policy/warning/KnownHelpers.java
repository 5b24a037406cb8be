package io.totem.policy.warning;

import io.totem.policy.provenance.SystemFolders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What services start in the course of their work. It is told by what is really run ({@code sh -c} runs the text that it was
 * given) and by the title of the service, not by a name that the started program could choose.
 */
final class KnownHelpers {

    /** PHP's {@code mail()}: the program of sendmail_path with its flags, and nothing behind it. */
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash");

    private static final Pattern MAIL =
            Pattern.compile("(?:exec )?/usr/(?:sbin|lib|bin|local/bin)/(?:sendmail|msmtp|ssmtp|exim4?|mhsendmail)"
                    + "(?: [^;|&$`<>()\\n\\\\]{0,400}+)?");

    /** Who runs archive_command, restore_command and their like. A session's title begins with a role, which may be called so, too. */
    private static final Pattern POSTGRES_COMMANDS =
            Pattern.compile("postgres: (?:[^ :]{1,64}+: )?(?:archiver|startup|checkpointer) ?"
                    + "(?:(?:archiving|last was|failed on|recovering|waiting for) [0-9A-F]{8,40}[a-z0-9.]{0,40})?");

    /** CustomLog "|…" of Apache httpd, and what others do alike. */
    private static final Pattern PIPED_LOG = Pattern.compile(
            "(?:exec )?/(?:usr/(?:local/)?)?s?bin/(?:rotatelogs|cronolog|logger|multilog|svlogd|tee|split-logfile|httplog)"
                    + "(?: [^;|&$`<>()\\n\\\\]{0,400}+)?");

    /** Galera's transfer of a database to a new node. */
    private static final Pattern TRANSFER = Pattern.compile("(?:/usr/bin/)?wsrep_sst_[a-z0-9_]{1,32}\\b");

    /** Varnish makes a program of its configuration. */
    private static final Pattern COMPILER = Pattern.compile(
            "(?:exec )?(?:[a-z0-9_]{1,20}-linux-gnu-)?(?:gcc|cc|c99|clang)" + "(?: [^;|&$`<>()\\n\\\\]{0,2000}+)?");

    private static final Pattern OWN_ADDRESS =
            Pattern.compile("https?://(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::[0-9]{1,5})?(?:/.{0,2000}+)?");

    private static final List<String> PACKAGED = List.of("/usr/lib/", "/usr/share/", "/usr/libexec/", "/usr/bin/");
    private static final Set<String> SPAWNED_BY_MULTIPROCESSING = Set.of("from multiprocessing.", "from joblib.");

    private KnownHelpers() {}

    /** Whether it is part of the service's work. */
    static boolean explain(Evidence evidence, Service service) {
        CommandSource source = CommandSource.of(evidence.process());
        return switch (service.kind()) {
            case DATABASE -> isDatabasesOwn(evidence, source, service);
            case WEB_SERVER ->
                isMail(source)
                        || isPipedLog(source)
                        || isPackagedScript(evidence, source, service)
                        || service.name().equals("varnishd") && matches(COMPILER, source.text());
            case PHP -> isMail(source);
            case APPLICATION -> isMail(source) || isWorker(evidence, source, service);
        };
    }

    /** Whether it asks this machine itself, as a site's own cron does. */
    static boolean asksThisMachine(Evidence evidence) {
        List<String> addresses = evidence.process().commandLine().stream()
                .filter(argument -> argument.contains("://"))
                .toList();
        return !addresses.isEmpty()
                && addresses.stream()
                        .allMatch(address -> OWN_ADDRESS.matcher(address).matches());
    }

    private static boolean isMail(CommandSource source) {
        return matches(MAIL, source.text());
    }

    private static boolean isPipedLog(CommandSource source) {
        return matches(PIPED_LOG, source.text());
    }

    private static boolean isDatabasesOwn(Evidence evidence, CommandSource source, Service service) {
        if (service.name().equals("postgres")) {
            return POSTGRES_COMMANDS.matcher(service.process().title().strip()).matches();
        }
        return starts(TRANSFER, source.text())
                || starts(TRANSFER, source.file())
                || between(evidence, service).stream().anyMatch(KnownHelpers::isTransfer);
    }

    /** {@code bash -ue /usr/bin/wsrep_sst_rsync}: the first argument that is no option, and no option names a text. */
    private static boolean isTransfer(Ancestor process) {
        List<String> options = process.commandLine().stream()
                .skip(1)
                .takeWhile(argument -> argument.startsWith("-"))
                .toList();
        return isSystemsShell(process)
                && options.stream().noneMatch(option -> option.contains("c") || option.contains("s"))
                && process.commandLine().stream()
                        .skip(options.size() + 1L)
                        .findFirst()
                        .map(script -> script.replace("//", "/"))
                        .filter(script -> starts(TRANSFER, Optional.of(script)) && script.startsWith("/usr/bin/"))
                        .isPresent();
    }

    private static boolean isSystemsShell(Ancestor process) {
        return SHELLS.contains(process.name())
                && process.executable().filter(SystemFolders::contain).isPresent();
    }

    /** A CGI program that a package brought, started by the server itself. */
    private static boolean isPackagedScript(Evidence evidence, CommandSource source, Service service) {
        return between(evidence, service).isEmpty()
                && source.file()
                        .filter(path -> !path.contains("/../"))
                        .filter(path -> PACKAGED.stream().anyMatch(path::startsWith))
                        .isPresent();
    }

    /** An interpreter's own worker: the same program, with a script, or made by the library that does that. */
    private static boolean isWorker(Evidence evidence, CommandSource source, Service service) {
        boolean same = evidence.ancestors().stream()
                .limit(between(evidence, service).size() + 1L)
                .anyMatch(ancestor -> ancestor.executable().isPresent()
                        && ancestor.executable().equals(evidence.process().executable()));
        boolean interpreter = ProgramKind.of(evidence.process())
                .filter(ProgramKind.INTERPRETER::equals)
                .isPresent();
        return same
                && interpreter
                && (source.file().isPresent()
                        || source.module()
                        || evidence.process()
                                .commandLine()
                                .equals(service.process().commandLine())
                        || source.text()
                                .filter(text ->
                                        SPAWNED_BY_MULTIPROCESSING.stream().anyMatch(text::startsWith))
                                .isPresent());
    }

    /** What stands between the service and the process, the nearest to the process first. */
    static List<Ancestor> between(Evidence evidence, Service service) {
        return evidence.ancestors().stream()
                .takeWhile(ancestor -> ancestor.pid() != service.process().pid())
                .toList();
    }

    private static boolean matches(Pattern pattern, Optional<String> words) {
        return words.map(String::strip)
                .filter(text -> pattern.matcher(text).matches())
                .isPresent();
    }

    private static boolean starts(Pattern pattern, Optional<String> words) {
        return words.filter(text -> pattern.matcher(text).lookingAt()).isPresent();
    }
}
