package io.totem.policy.warning;

import io.totem.policy.known.MultiCall;
import io.totem.policy.known.ProgramPath;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What intruders start first. By the file of the program: comm and arguments are anybody's word. */
public enum ProgramKind {
    SHELL,
    INTERPRETER,
    DOWNLOADER,
    NETWORK_TOOL;

    private static final Pattern SHELLS =
            Pattern.compile("r?bash[0-9.]*|l?sh|dash|zsh[0-9.]*|ksh(?:93)?|[lm]ksh|ash|fish"
                    + "|t?csh|pwsh|yash|posh|rc|es|elvish|nu|xonsh|osh|rzsh");
    private static final Pattern SCRIPTS = Pattern.compile(
            "(?:python|pypy|perl|ruby|node|nodejs|php|lua|luajit|tclsh|expect|gawk|deno|bun|guile|Rscript)"
                    + "-?[0-9.]{0,8}");
    private static final Pattern DOWNLOADERS = Pattern.compile("curl|wget2?|fetch|aria2c|axel|lwp-download|tftp|lftp");
    private static final Pattern NETWORK_TOOLS = Pattern.compile(
            "nc|ncat|netcat|nc\\.(?:openbsd|traditional)|socat1?|telnet|inetutils-telnet|openssl|cryptcat"
                    + "|pwncat|ssh|dbclient|rlogin|rsh");
    private static final List<String> OPENSSL_CONNECTS = List.of("s_client", "s_server");
    private static final List<String> WITH_SHELL_INSIDE = List.of("busybox", "toybox");

    /** Empty for other programs, and where exe may not be read. */
    public static Optional<ProgramKind> of(ProcessSample process) {
        return process.executable()
                .map(ProgramPath::fileName)
                .flatMap(name -> of(applet(name, process)))
                .filter(kind -> kind != NETWORK_TOOL || connects(process));
    }

    /** openssl has a network tool among much else. */
    private static boolean connects(ProcessSample process) {
        return !applet(process).equals("openssl")
                || process.commandLine().stream().anyMatch(OPENSSL_CONNECTS::contains);
    }

    /** What a file of this name is. */
    static Optional<ProgramKind> of(String fileName) {
        if (SHELLS.matcher(fileName).matches()) {
            return Optional.of(SHELL);
        } else if (SCRIPTS.matcher(fileName).matches()) {
            return Optional.of(INTERPRETER);
        } else if (DOWNLOADERS.matcher(fileName).matches()) {
            return Optional.of(DOWNLOADER);
        }
        return NETWORK_TOOLS.matcher(fileName).matches() ? Optional.of(NETWORK_TOOL) : Optional.empty();
    }

    /** The file's name; where one file is many programs, the one that its arguments name. */
    public static String applet(ProcessSample process) {
        return process.executable()
                .map(ProgramPath::fileName)
                .filter(name -> !name.isBlank())
                .map(name -> applet(name, process))
                .orElse(process.comm());
    }

    private static String applet(String fileName, ProcessSample process) {
        if (!MultiCall.is(fileName) || process.commandLine().isEmpty()) {
            return fileName;
        }
        List<String> arguments = process.commandLine();
        String first = ProgramPath.fileName(arguments.getFirst());
        boolean named = !first.equals(fileName) || arguments.size() == 1;
        String applet = named ? first : ProgramPath.fileName(arguments.get(1));
        return applet.startsWith("-") ? applet.substring(1) : applet;
    }

    /** Whether it takes commands: a shell, an interpreter, or a file that has a shell inside, whatever it is called here. */
    public static boolean takesCommands(ProcessSample process) {
        Optional<ProgramKind> kind = of(process);
        return kind.filter(known -> known == SHELL || known == INTERPRETER).isPresent()
                || kind.isEmpty() && hasShellInside(process);
    }

    private static boolean hasShellInside(ProcessSample process) {
        return process.executable()
                .map(ProgramPath::fileName)
                .filter(WITH_SHELL_INSIDE::contains)
                .filter(name -> applet(process).equals(name))
                .isPresent();
    }
}
