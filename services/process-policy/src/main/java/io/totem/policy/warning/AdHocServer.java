package io.totem.policy.warning;

import io.totem.policy.known.ProgramPath;
import io.totem.policy.place.Script;
import io.totem.policy.script.Interpreted;
import io.totem.policy.script.Runs;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server that a single command makes, at any port, out of a folder, a shell or a connection: no package's settings and no table of
 * ports tell of it.
 *
 * @param kind what whoever connects gets
 * @param folder which folder, as it was given: relative to where the process stands, which is "."; empty for other kinds
 * @param open whether its arguments say that nobody is asked who he is
 */
public record AdHocServer(Kind kind, Optional<String> folder, boolean open) {

    /** What whoever connects gets. */
    public enum Kind {
        FILES,
        SHELL,
        PROXY,
        /** A service that listens elsewhere. */
        RELAY,
        /** A second way to log in. */
        LOGIN,
        /** A page on which code is written and run. */
        CODE,
        /** A program that reads and writes files for whoever asks. */
        CONTROL,
        /** What somebody sends to it, or what comes from it, as it is. */
        DATA,
        /** One file, as it is. */
        FILE,
        /** Repositories of git; open where they may all be read, or be written to. */
        REPOSITORIES,
        /** What a daemon of rsync offers by settings that are not the system's. */
        SYNC,
        /** What a text says that an interpreter was given; open where it also starts programs or runs text. */
        INLINE
    }

    static final String HERE = ".";

    private static final Pattern FILE_MODULES =
            Pattern.compile("http\\.server|SimpleHTTPServer|uploadserver|pyftpdlib|RangeHTTPServer|updog");

    private static final Pattern FILE_PROGRAMS = Pattern.compile(
            "darkhttpd|miniserve|dufs|webfsd|gohttpserver|simple-http-server|sthttpd|thttpd|httpd\\.rb");

    private static final Pattern FILE_SCRIPTS =
            Pattern.compile("serve|http-server|live-server|static-server|updog" + "|uploadserver|adsf|pyftpdlib");

    private static final Pattern SHELLS = Pattern.compile(
            "ttyd|gotty|shellinaboxd?|websocketd|wetty|webtty|sshx-server|telnetd|in\\.telnetd|utelnetd");

    private static final Pattern PROXIES = Pattern.compile("microsocks|danted|sockd|3proxy|tinyproxy|privoxy"
            + "|polipo|srelay|ssocksd?|ss-server|ssserver|ss5|hev-socks5-server|xray|v2ray|sing-box|trojan(?:-go)?"
            + "|hysteria|brook|pproxy|mitmproxy|mitmdump|proxy\\.py");

    private static final Pattern NETCATS = Pattern.compile("nc|ncat|netcat|nc\\.(?:traditional|openbsd)|cryptcat");
    private static final Pattern LISTENS = Pattern.compile("--listen|-[a-zA-Z46]{0,12}l[a-zA-Z46]{0,12}");
    private static final Pattern NOTEBOOKS = Pattern.compile(
            "jupyter(?:-(?:lab|notebook|server))?|jupyterlab|notebook" + "|code-server|openvscode-server|marimo");
    private static final Pattern WITHOUT_TOKEN =
            Pattern.compile("--(?:NotebookApp|ServerApp|IdentityProvider)\\.token=(?:''|\"\")?|--auth=none|--no-token"
                    + "|--without-connection-token");

    private static final Pattern SOCATS_FILE =
            Pattern.compile("(?i)(?:file|g?open|create|pipe):([^,!]{1,400}+).{0,400}+");

    private static final Set<String> WRITABLE = Set.of("--enable=receive-pack", "--allow-override=receive-pack");
    private static final Set<String> LOGINS = Set.of("ssh", "sshd", "dropbear");

    /** Of a unit its name: what stands behind it names an instance and the kind. */
    private static final Pattern UNIT_NAME = Pattern.compile("[a-z-]{1,64}(?=[@.])");

    private static final Pattern LOGIN_SETTING = Pattern.compile("-(?:[46dDeiqt]{0,6})(?:f|p|o).{0,400}");
    private static final String NODE_MODULES = "/node_modules/";
    private static final int FIRST_ARGUMENTS = 64;
    private static final int ROOT = 0;

    public AdHocServer {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(folder, "folder");
    }

    /** Empty for other programs. Whether anybody can connect is another question. */
    public static Optional<AdHocServer> of(ProcessSample process) {
        List<String> arguments =
                process.commandLine().stream().skip(1).limit(FIRST_ARGUMENTS).toList();
        String program = ProgramKind.applet(process);
        if (ProgramKind.of(process).filter(ProgramKind.INTERPRETER::equals).isPresent()) {
            return ofInterpreter(process, arguments);
        }
        return switch (program) {
            case "httpd", "ftpd", "tftpd" -> isBusybox(process) ? files(option(arguments, "-h")) : Optional.empty();
            case "rclone" -> ofRclone(arguments);
            case "caddy" ->
                arguments.contains("file-server") ? files(option(arguments, "--root", "-r")) : Optional.empty();
            case "socat", "socat1" -> ofSocat(process, arguments);
            case "git", "git-daemon" ->
                program.equals("git-daemon") || arguments.stream().limit(1).anyMatch("daemon"::equals)
                        ? repositories(arguments)
                        : Optional.empty();
            case "rsync" ->
                arguments.contains("--daemon")
                                && option(arguments, "--config")
                                        .filter(path -> !path.startsWith("/etc/") || path.contains("/../"))
                                        .isPresent()
                        ? kind(Kind.SYNC)
                        : Optional.empty();
            case "sshd", "dropbear" -> isSecondLogin(process, arguments) ? kind(Kind.LOGIN) : Optional.empty();
            default -> ofTool(program, process, arguments);
        };
    }

    private static Optional<AdHocServer> ofSocat(ProcessSample process, List<String> arguments) {
        if (!SocatRelay.waits(arguments) || WaitingRelay.of(process).isPresent()) {
            return Optional.empty();
        } else if (SocatRelay.of(process).isPresent()) {
            return kind(Kind.RELAY);
        }
        return arguments.stream()
                .map(SOCATS_FILE::matcher)
                .filter(Matcher::matches)
                .map(file -> file.group(1))
                .findFirst()
                .map(path -> new AdHocServer(Kind.FILE, Optional.of(path), false))
                .or(() -> kind(Kind.DATA));
    }

    /** git-daemon(1): without a base path whatever is asked for by its whole path. */
    private static Optional<AdHocServer> repositories(List<String> arguments) {
        boolean writable = arguments.stream().anyMatch(WRITABLE::contains);
        Optional<String> folder = option(arguments, "--base-path")
                .or(() -> firstFolder(arguments))
                .or(() -> Optional.of("/"));
        return Optional.of(new AdHocServer(Kind.REPOSITORIES, folder, writable || arguments.contains("--export-all")));
    }

    private static Optional<AdHocServer> ofTool(String program, ProcessSample process, List<String> arguments) {
        if (matches(SHELLS, program)) {
            return kind(Kind.SHELL);
        } else if (matches(PROXIES, program)) {
            return kind(Kind.PROXY);
        } else if (matches(FILE_PROGRAMS, program)) {
            return files(option(arguments, "-d", "-r").or(() -> firstFolder(arguments)));
        } else if (matches(NOTEBOOKS, program)) {
            return notebook(arguments);
        }
        return matches(NETCATS, program)
                        && arguments.stream().anyMatch(argument -> matches(LISTENS, argument))
                        && WaitingRelay.of(process).isEmpty()
                ? kind(option(arguments, "--proxy-type").isPresent() ? Kind.PROXY : Kind.DATA)
                : Optional.empty();
    }

    /** What a module or a script is called counts only where an interpreter runs it. */
    private static Optional<AdHocServer> ofInterpreter(ProcessSample process, List<String> arguments) {
        String program = ProgramKind.applet(process);
        Runs runs = Interpreted.of(process).map(Interpreted::runs).orElseGet(Runs.Itself::new);
        int httpd = arguments.indexOf("httpd");
        if (program.startsWith("ruby") && arguments.contains("-run") && httpd > 0) {
            return files(firstFolder(arguments.subList(httpd + 1, arguments.size())));
        }
        return switch (runs) {
            case Runs.Module module -> ofModule(module.name(), arguments);
            case Runs.File file -> ofScript(file.path(), arguments);
            case Runs.Itself _ ->
                program.startsWith("php") && option(arguments, "-S", "--server").isPresent()
                        ? files(option(arguments, "-t", "--docroot"))
                        : Optional.empty();
            case Runs.Text _ -> ServerText.of(CommandSource.of(process).text().orElse(""));
            case Runs.Input _ -> Script.of(process).isEmpty() ? kind(Kind.INLINE) : Optional.empty();
            case Runs.MainClass _, Runs.Program _, Runs.Titled _ -> Optional.empty();
        };
    }

    private static Optional<AdHocServer> ofModule(String name, List<String> arguments) {
        if (matches(FILE_MODULES, name)) {
            return files(option(arguments, "-d", "--directory"));
        }
        return matches(NOTEBOOKS, name) ? notebook(arguments) : proxy(name);
    }

    private static Optional<AdHocServer> ofScript(String path, List<String> arguments) {
        List<String> rest = arguments.subList(arguments.indexOf(path) + 1, arguments.size());
        for (String name : List.of(ProgramPath.fileName(path), nodeModule(path))) {
            if (matches(FILE_SCRIPTS, name)) {
                return files(option(rest, "-d", "--directory").or(() -> firstFolder(rest)));
            } else if (matches(NOTEBOOKS, name)) {
                return notebook(arguments);
            } else if (matches(SHELLS, name)) {
                return kind(Kind.SHELL);
            } else if (proxy(name).isPresent()) {
                return proxy(name);
            }
        }
        return Optional.empty();
    }

    private static Optional<AdHocServer> proxy(String name) {
        return matches(PROXIES, name) ? kind(Kind.PROXY) : Optional.empty();
    }

    /** {@code serve} of {@code /x/node_modules/serve/build/main.js}. */
    static String nodeModule(String path) {
        int from = path.lastIndexOf(NODE_MODULES) + NODE_MODULES.length();
        int to = path.indexOf('/', from);
        return path.contains(NODE_MODULES) && to > from ? path.substring(from, to) : "";
    }

    private static Optional<AdHocServer> ofRclone(List<String> arguments) {
        boolean open = arguments.contains("--rc-no-auth");
        if (arguments.contains("rcd") || arguments.contains("--rc")) {
            return Optional.of(new AdHocServer(Kind.CONTROL, Optional.empty(), open));
        }
        int at = arguments.indexOf("serve");
        return at >= 0 && at + 2 < arguments.size() ? files(Optional.of(arguments.get(at + 2))) : Optional.empty();
    }

    private static Optional<AdHocServer> notebook(List<String> arguments) {
        boolean open = arguments.stream().anyMatch(argument -> matches(WITHOUT_TOKEN, argument))
                || option(arguments, "--auth").filter("none"::equals).isPresent();
        return Optional.of(new AdHocServer(Kind.CODE, Optional.empty(), open));
    }

    /** Other than the one that the system starts by its own unit or, where there are no units, by its own settings. */
    private static boolean isSecondLogin(ProcessSample process, List<String> arguments) {
        boolean systems = process.uid() == ROOT
                && (process.systemdUnit().isPresent()
                        ? process.systemdUnit().filter(AdHocServer::isLoginUnit).isPresent()
                        : !Sessions.isInOne(process)
                                && (ProgramKind.applet(process).equals("dropbear")
                                        || arguments.stream().noneMatch(AdHocServer::isSetting)));
        return !systems;
    }

    private static boolean isLoginUnit(String unit) {
        Matcher name = UNIT_NAME.matcher(unit);
        return name.lookingAt() && LOGINS.contains(name.group());
    }

    private static boolean isSetting(String argument) {
        return matches(LOGIN_SETTING, argument) && !argument.startsWith("--");
    }

    private static boolean isBusybox(ProcessSample process) {
        return process.executable()
                .map(ProgramPath::fileName)
                .filter(name -> name.startsWith("busybox"))
                .isPresent();
    }

    private static Optional<AdHocServer> kind(Kind kind) {
        return Optional.of(new AdHocServer(kind, Optional.empty(), false));
    }

    private static Optional<AdHocServer> files(Optional<String> folder) {
        return Optional.of(new AdHocServer(Kind.FILES, Optional.of(folder.orElse(HERE)), false));
    }

    /** The value of one of these options: the next word, or what stands behind it in the same. */
    private static Optional<String> option(List<String> arguments, String... names) {
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            for (String name : names) {
                if (argument.equals(name) && at + 1 < arguments.size()) {
                    return Optional.of(arguments.get(at + 1));
                } else if (argument.startsWith(name + "=") || isAttached(argument, name)) {
                    String value = argument.substring(name.length());
                    return Optional.of(value.startsWith("=") ? value.substring(1) : value);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isAttached(String argument, String letter) {
        return letter.length() == 2 && argument.startsWith(letter) && argument.length() > letter.length();
    }

    private static Optional<String> firstFolder(List<String> arguments) {
        return arguments.stream()
                .filter(argument -> argument.startsWith("/") || argument.startsWith("."))
                .findFirst();
    }

    private static boolean matches(Pattern pattern, String word) {
        return pattern.matcher(word).matches();
    }

    /** Folders that are nobody else's business: the whole disk, settings, homes, root's own, and the data of services. */
    static boolean isPrivate(String folder) {
        return List.of("/", "/home", "/var", "/var/lib", "/var/log", "/mnt", "/boot")
                        .contains(folder)
                || Stream.of("/etc", "/root", "/var/backups", "/var/lib/mysql", "/var/lib/postgresql")
                        .anyMatch(place -> folder.equals(place) || folder.startsWith(place + "/"));
    }
}
