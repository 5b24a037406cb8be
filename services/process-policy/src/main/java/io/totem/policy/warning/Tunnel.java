package io.totem.policy.warning;

import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A way through this machine's network that its arguments ask for.
 *
 * @param kind which way it opens
 * @param detail the arguments that say so
 */
record Tunnel(Kind kind, String detail) {

    /** Which way it opens. */
    enum Kind {
        /** Others, from outside, reach something behind this machine. */
        REVERSE,
        /** A SOCKS proxy: who uses it gets everywhere the other end gets. */
        PROXY,
        /** A network interface: two networks become one. */
        NETWORK,
        /** A network that hides who talks to whom. */
        ANONYMITY,
        /** A program that is made for one of these. */
        TOOL
    }

    /** Letters of ssh(1) that take a value. */
    private static final String SSH_VALUES = "BbcDEeFIiJLlmOoPpQRSWw";

    /** The port that autossh(1) watches its connection by. */
    private static final String AUTOSSH_VALUE = "M";

    private static final Pattern SSH_OPTION =
            Pattern.compile("(?i)(RemoteForward|DynamicForward|Tunnel)[ =]{1,4}(?!no\\b|clear\\b).{1,256}");
    private static final Pattern TOOLS = Pattern.compile(
            "frpc|frps|ngrok|bore|rathole|gost|inlets|inlets-pro|pagekite(?:\\.py)?"
                    + "|ligolo.{0,24}|revsocks|iodined?|dnscat|ptunnel(?:-ng)?|hans|sshuttle|localtunnel|lt|sish|zrok|earthworm|proxychains4?");
    private static final Pattern FRP_SETTINGS =
            Pattern.compile("(?:.{0,512}/)?frp[cs][a-zA-Z0-9._-]{0,64}\\.(?:toml|ini|ya?ml|json)");
    private static final Pattern CHISEL_REMOTE = Pattern.compile("R:.{1,256}|(?:.{0,256}:)?socks");

    /** A script's interpreter and the script stand before what it does. */
    private static final int CHISEL_WORDS = 3;

    static Optional<Tunnel> of(ProcessSample process) {
        List<String> arguments = process.commandLine();
        String program = ProgramKind.applet(process);
        return switch (program) {
            case "ssh", "dbclient" -> ofSsh(arguments, SSH_VALUES);
            case "autossh" -> ofSsh(arguments, SSH_VALUES + AUTOSSH_VALUE);
            case "cloudflared" -> subcommand(arguments, "tunnel", Kind.REVERSE);
            case "tailscale" -> subcommand(arguments, "funnel", Kind.REVERSE);
            case "tor", "i2pd", "i2prouter", "obfs4proxy", "lyrebird", "snowflake-client", "snowflake-proxy" ->
                Optional.of(new Tunnel(Kind.ANONYMITY, program));
            default -> ofTool(program, process).or(() -> ofChisel(arguments));
        };
    }

    private static Optional<Tunnel> ofSsh(List<String> arguments, String withValue) {
        for (int at = 1; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            if (!argument.startsWith("-") || argument.startsWith("--")) {
                return Optional.empty();
            }
            int letter = 1;
            while (letter < argument.length() && withValue.indexOf(argument.charAt(letter)) < 0) {
                letter++;
            }
            if (letter == argument.length()) {
                continue;
            }
            boolean attached = letter + 1 < argument.length();
            String value =
                    attached ? argument.substring(letter + 1) : at + 1 < arguments.size() ? arguments.get(at + 1) : "";
            Optional<Tunnel> opened = ofSsh(argument.charAt(letter), value);
            if (opened.isPresent()) {
                return opened;
            }
            at += attached ? 0 : 1;
        }
        return Optional.empty();
    }

    private static Optional<Tunnel> ofSsh(char letter, String value) {
        return switch (letter) {
            case 'R' -> Optional.of(new Tunnel(Kind.REVERSE, "-R " + value));
            case 'D' -> Optional.of(new Tunnel(Kind.PROXY, "-D " + value));
            case 'w' -> Optional.of(new Tunnel(Kind.NETWORK, "-w " + value));
            case 'o' -> SSH_OPTION.matcher(value).matches() ? Optional.of(ofOption(value)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Tunnel ofOption(String value) {
        return switch (Character.toLowerCase(value.charAt(0))) {
            case 'r' -> new Tunnel(Kind.REVERSE, "-o " + value);
            case 'd' -> new Tunnel(Kind.PROXY, "-o " + value);
            default -> new Tunnel(Kind.NETWORK, "-o " + value);
        };
    }

    private static Optional<Tunnel> subcommand(List<String> arguments, String word, Kind kind) {
        return arguments.stream().skip(1).anyMatch(word::equals)
                ? Optional.of(new Tunnel(kind, word))
                : Optional.empty();
    }

    /** By the program, by the script that an interpreter runs, or by the settings that only one program has. */
    private static Optional<Tunnel> ofTool(String program, ProcessSample process) {
        if (TOOLS.matcher(program).matches()) {
            return Optional.of(new Tunnel(Kind.TOOL, program));
        }
        Optional<String> script = ProgramKind.of(process)
                .filter(ProgramKind.INTERPRETER::equals)
                .flatMap(_ -> CommandSource.of(process).file())
                .map(file -> file.substring(file.lastIndexOf('/') + 1))
                .filter(file -> TOOLS.matcher(file).matches());
        if (script.isPresent()) {
            return script.map(file -> new Tunnel(Kind.TOOL, file));
        }
        List<String> arguments = process.commandLine();
        for (int at = 1; at + 1 < arguments.size(); at++) {
            if (arguments.get(at).equals("-c")
                    && FRP_SETTINGS.matcher(arguments.get(at + 1)).matches()) {
                return Optional.of(new Tunnel(Kind.TOOL, "-c " + arguments.get(at + 1)));
            }
        }
        return Optional.empty();
    }

    /** {@code chisel client URL R:8080:localhost:80}, whatever the file is called; {@code chisel server --socks5}. */
    private static Optional<Tunnel> ofChisel(List<String> arguments) {
        List<String> first = arguments.subList(0, Math.min(CHISEL_WORDS, arguments.size()));
        boolean client = first.contains("client");
        boolean server =
                first.contains("server") && (arguments.contains("--reverse") || arguments.contains("--socks5"));
        return arguments.stream()
                .skip(2)
                .filter(argument -> client && CHISEL_REMOTE.matcher(argument).matches()
                        || server && (argument.equals("--reverse") || argument.equals("--socks5")))
                .map(argument -> new Tunnel(argument.contains("socks") ? Kind.PROXY : Kind.REVERSE, argument))
                .findFirst();
    }
}
