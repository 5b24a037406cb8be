package io.totem.policy.warning;

import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A way into a running program for whoever develops it: no password is asked for, and whoever connects may run anything.
 *
 * @param tool what it is called
 * @param port what it listens on; empty where the arguments do not say
 * @param open whether the arguments ask for an address beyond this machine's own
 */
record DebugEntry(String tool, OptionalInt port, boolean open) {

    private static final Pattern JDWP = Pattern.compile("(?:-agentlib:jdwp=|-Xrunjdwp:)(.{0,1024})");
    private static final Pattern JDWP_ADDRESS =
            Pattern.compile("(?:^|,)address=(?:([^,]{0,255}):)?([0-9]{1,5})(?:,|$)");
    private static final Pattern JMX = Pattern.compile("-Dcom\\.sun\\.management\\.jmxremote\\.port=([0-9]{1,5})");
    private static final String JMX_OPEN = "-Dcom.sun.management.jmxremote.authenticate=false";
    private static final Pattern NODE = Pattern.compile("--inspect(?:-brk|-wait)?=(.{0,300})");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern PYTHONS = Pattern.compile("debugpy|pydevd|ptvsd");
    private static final Pattern CHROME = Pattern.compile("--remote-debugging-port=([0-9]{1,5})");
    private static final Pattern DELVE = Pattern.compile("(?:--listen|-l)=?(?:(\\S{0,255}):([0-9]{1,5}))?");
    private static final Pattern LISTEN = Pattern.compile("(?:(.{0,255}):)?([0-9]{1,5})");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[?::1]?");

    private static final String NODE_INSPECT = "node --inspect";
    private static final int NODE_PORT = 9229;
    private static final int BUN_PORT = 6499;
    private static final int ADB_PORT = 5037;
    private static final int EPMD_PORT = 4369;

    /** @param options out of its environment, which count like its arguments */
    static Optional<DebugEntry> of(ProcessSample process, List<String> options) {
        List<String> arguments =
                Stream.concat(process.commandLine().stream(), options.stream()).toList();
        return switch (ProgramKind.applet(process)) {
            case "java" -> ofJava(arguments);
            case "node", "nodejs" -> ofNode(NODE_INSPECT, NODE_PORT, arguments);
            case "deno" -> inspected(arguments).flatMap(given -> ofNode("deno --inspect", NODE_PORT, given));
            case "bun" -> inspected(arguments).flatMap(given -> ofNode("bun --inspect", BUN_PORT, given));
            case "adb" -> Optional.of(new DebugEntry("adb", OptionalInt.of(ADB_PORT), arguments.contains("-a")));
            case "epmd" -> Optional.of(new DebugEntry("epmd", OptionalInt.of(EPMD_PORT), true));
            case "dlv" -> ofDelve(arguments);
            case "gdbserver", "lldb-server" -> ofGdb(arguments);
            case "rdbg" -> Optional.of(new DebugEntry("rdbg", OptionalInt.empty(), true));
            default -> ofPython(process, arguments).or(() -> ofChrome(arguments));
        };
    }

    private static Optional<DebugEntry> ofJava(List<String> arguments) {
        for (String argument : arguments) {
            Matcher jdwp = JDWP.matcher(argument);
            if (jdwp.matches() && jdwp.group(1).contains("server=y")) {
                Matcher address = JDWP_ADDRESS.matcher(jdwp.group(1));
                return address.find()
                        ? Optional.of(entry("JDWP", address.group(1), address.group(2)))
                        : Optional.of(new DebugEntry("JDWP", OptionalInt.empty(), false));
            }
            Matcher jmx = JMX.matcher(argument);
            if (jmx.matches() && arguments.contains(JMX_OPEN)) {
                return Optional.of(entry("JMX", "*", jmx.group(1)));
            }
        }
        return Optional.empty();
    }

    /** Without a port it is the usual one; so it is when a signal woke it, or the program itself. */
    private static Optional<DebugEntry> ofNode(String tool, int usualPort, List<String> arguments) {
        String usual = Integer.toString(usualPort);
        return arguments.stream()
                .map(NODE::matcher)
                .filter(Matcher::matches)
                .map(inspect -> inspect.group(1))
                .map(address -> PORT.matcher(address).matches()
                        ? entry(tool, null, address)
                        : listening(tool, address).orElseGet(() -> entry(tool, address, usual)))
                .findFirst()
                .or(() -> Optional.of(entry(tool, null, usual)));
    }

    /** Neither begins with it later. */
    private static Optional<List<String>> inspected(List<String> arguments) {
        return Optional.of(arguments).filter(given -> given.stream().anyMatch(word -> word.startsWith("--inspect")));
    }

    private static Optional<DebugEntry> ofDelve(List<String> arguments) {
        for (int at = 0; at < arguments.size(); at++) {
            Matcher flag = DELVE.matcher(arguments.get(at));
            if (flag.matches()) {
                return flag.group(2) != null
                        ? Optional.of(entry("dlv", flag.group(1), flag.group(2)))
                        : after(arguments, at).flatMap(address -> listening("dlv", address));
            }
        }
        return Optional.empty();
    }

    private static Optional<DebugEntry> ofGdb(List<String> arguments) {
        return arguments.stream()
                .skip(1)
                .filter(argument -> !argument.startsWith("-") && argument.contains(":"))
                .flatMap(address -> listening("gdbserver", address).stream())
                .findFirst();
    }

    private static Optional<DebugEntry> ofPython(ProcessSample process, List<String> arguments) {
        boolean debugged = ProgramKind.applet(process).startsWith("python")
                && arguments.stream()
                        .anyMatch(argument -> PYTHONS.matcher(argument).find());
        if (!debugged) {
            return Optional.empty();
        }
        for (int at = 0; at < arguments.size(); at++) {
            if (arguments.get(at).equals("--listen")) {
                return after(arguments, at).flatMap(address -> listening("debugpy", address));
            }
        }
        return value(arguments, "--port")
                .filter(port -> PORT.matcher(port).matches())
                .map(port -> entry("debugpy", value(arguments, "--host").orElse("*"), port));
    }

    private static Optional<DebugEntry> ofChrome(List<String> arguments) {
        return arguments.stream()
                .map(CHROME::matcher)
                .filter(Matcher::matches)
                .map(flag -> entry("remote-debugging-port", chromesAddress(arguments), flag.group(1)))
                .findFirst();
    }

    private static String chromesAddress(List<String> arguments) {
        String flag = "--remote-debugging-address=";
        return arguments.stream()
                .filter(argument -> argument.startsWith(flag))
                .map(argument -> argument.substring(flag.length()))
                .findFirst()
                .orElse("localhost");
    }

    private static Optional<String> value(List<String> arguments, String flag) {
        int at = arguments.indexOf(flag);
        return at < 0 ? Optional.empty() : after(arguments, at);
    }

    private static Optional<String> after(List<String> arguments, int at) {
        return at + 1 < arguments.size() ? Optional.of(arguments.get(at + 1)) : Optional.empty();
    }

    private static Optional<DebugEntry> listening(String tool, String address) {
        Matcher parts = LISTEN.matcher(address);
        return parts.matches() ? Optional.of(entry(tool, parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** @param host null where none is written: of the tools here that means this machine alone, but for Go's {@code :2345} */
    private static DebugEntry entry(String tool, String host, String port) {
        boolean open = host != null && !LOOPBACK.matcher(host).matches();
        return new DebugEntry(tool, OptionalInt.of(Integer.parseInt(port)), open);
    }
}
