package io.totem.policy.script;

import io.totem.policy.known.Interpreter;
import io.totem.policy.known.Interpreters;
import io.totem.policy.known.ProgramPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an interpreter's arguments as itself does, by its line of the table. One reading each. */
final class Arguments {

    private static final Runs ITSELF = new Runs.Itself();
    private static final Runs TEXT = new Runs.Text();
    private static final Runs INPUT = new Runs.Input();

    /** Of a list of places, and of a place with its options. */
    private static final Pattern PARTS = Pattern.compile("[:;=?,]");

    private static final int MOST_LOADS = 16;

    private final Interpreter interpreter;
    private final List<String> commandLine;
    private final List<String> classPath = new ArrayList<>();
    private final List<Load> loads = new ArrayList<>();
    private int at = 1;
    private boolean alone;
    private boolean commanded;
    private Optional<String> argumentFile = Optional.empty();

    private Arguments(Interpreter interpreter, List<String> commandLine) {
        this.interpreter = interpreter;
        this.commandLine = commandLine;
    }

    static Runs read(Interpreter interpreter, List<String> commandLine) {
        if (commandLine.isEmpty() || interpreter.operand() == Interpreter.Operand.NONE) {
            return interpreter.style() == Interpreter.Style.APPLET ? applet(commandLine) : ITSELF;
        }
        if (commandLine.size() == 1 && !bearsAName(commandLine.getFirst())) {
            return new Runs.Titled(commandLine.getFirst());
        }
        return new Arguments(interpreter, commandLine).read();
    }

    /** What its options load, up to what it runs. */
    static List<Load> loads(Interpreter interpreter, List<String> commandLine) {
        Arguments arguments = new Arguments(interpreter, commandLine);
        arguments.read();
        return List.copyOf(arguments.loads);
    }

    /** {@code -bash} and {@code /usr/bin/python3} are names of interpreters, {@code puma: worker} is a title. */
    private static boolean bearsAName(String first) {
        String name = ProgramPath.fileName(first.startsWith("-") ? first.substring(1) : first);
        return Interpreters.isInterpreter(name);
    }

    /** busybox goes by the name it was started as, and else by its first argument. */
    private static Runs applet(List<String> commandLine) {
        if (commandLine.isEmpty()) {
            return ITSELF;
        }
        String own = ProgramPath.fileName(commandLine.getFirst());
        boolean named = Interpreters.find(own)
                .filter(row -> row.style() == Interpreter.Style.APPLET)
                .isPresent();
        List<String> rest = named ? commandLine.subList(1, commandLine.size()) : commandLine;
        return rest.isEmpty() || rest.getFirst().startsWith("--") ? ITSELF : new Runs.Program(rest);
    }

    private Runs read() {
        boolean more = true;
        while (more && at < commandLine.size()) {
            String argument = commandLine.get(at);
            if (endsOptions(argument)) {
                at++;
                more = false;
            } else if (argument.equals("-")) {
                return INPUT;
            } else if (interpreter.argumentFile().filter(argument::startsWith).isPresent()) {
                at++;
                argumentFile = Optional.of(argument);
                classPath.add(argument.substring(1));
            } else if (isOption(argument)) {
                at++;
                Optional<Runs> found = option(argument);
                if (found.isPresent()) {
                    return found.get();
                }
            } else if (!commanded && interpreter.commands().contains(argument)) {
                at++;
                commanded = true;
            } else {
                more = false;
            }
        }
        return at < commandLine.size() ? operand(commandLine.get(at)) : nothingNamed();
    }

    /** To a shell a lone dash is the end of its options, to others it is standard input. */
    private boolean endsOptions(String argument) {
        return argument.equals("--") || interpreter.style() == Interpreter.Style.SHELL && argument.equals("-");
    }

    private boolean isOption(String argument) {
        return argument.startsWith("-") || interpreter.style() == Interpreter.Style.SHELL && argument.startsWith("+");
    }

    private Optional<Runs> option(String argument) {
        addPrefixed(argument);
        boolean letters = interpreter.style() != Interpreter.Style.WORDS && !argument.startsWith("--");
        return letters ? cluster(argument) : word(argument);
    }

    /** {@code -javaagent:file=options} */
    private void addPrefixed(String argument) {
        interpreter.prefixes().stream()
                .filter(argument::startsWith)
                .findFirst()
                .ifPresent(prefix -> addLoads(prefix, argument.substring(prefix.length())));
    }

    private void addLoads(String by, String value) {
        PARTS.splitAsStream(value)
                .filter(path -> !path.isBlank())
                .limit(MOST_LOADS - Math.min(MOST_LOADS, loads.size()))
                .forEach(path -> loads.add(new Load(by, path)));
    }

    private Optional<Runs> word(String argument) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        if (interpreter.alone().contains(name)) {
            alone = true;
        }
        if (interpreter.text().contains(name)) {
            return Optional.of(TEXT);
        }
        if (interpreter.input().contains(name)) {
            return Optional.of(INPUT);
        }
        if (!takesValue(name)) {
            return Optional.empty();
        }
        return value(name, equals < 0 ? next() : Optional.of(argument.substring(equals + 1)));
    }

    /** {@code -uWignore}: letters, until one takes what is left or the next argument. */
    private Optional<Runs> cluster(String argument) {
        boolean shell = interpreter.style() == Interpreter.Style.SHELL;
        char sign = argument.charAt(0);
        for (int i = 1; i < argument.length(); i++) {
            String name = "" + sign + argument.charAt(i);
            if (interpreter.alone().contains(name)) {
                alone = true;
            }
            if (interpreter.text().contains(name)) {
                return Optional.of(TEXT);
            }
            if (interpreter.input().contains(name)) {
                return shell && laterText() ? Optional.of(TEXT) : Optional.of(INPUT);
            }
            if (interpreter.rest().contains(name)) {
                return Optional.empty();
            }
            if (takesValue(name)) {
                boolean attached = !shell && i + 1 < argument.length();
                Optional<Runs> found = value(name, attached ? Optional.of(argument.substring(i + 1)) : next());
                if (!shell || found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** {@code sh -s -c text}: the text wins. */
    private boolean laterText() {
        return commandLine.subList(at, commandLine.size()).stream()
                .takeWhile(this::isOption)
                .anyMatch(argument ->
                        argument.startsWith("-") && !argument.startsWith("--") && argument.indexOf('c') > 0);
    }

    private boolean takesValue(String name) {
        return interpreter.value().contains(name)
                || interpreter.module().contains(name)
                || interpreter.file().contains(name)
                || interpreter.path().contains(name)
                || interpreter.loads().contains(name);
    }

    private Optional<Runs> value(String name, Optional<String> value) {
        if (value.isEmpty()) {
            return Optional.of(ITSELF);
        }
        if (interpreter.loads().contains(name)) {
            addLoads(name, value.get());
        }
        addPrefixed(value.get());
        if (interpreter.module().contains(name)) {
            return Optional.of(new Runs.Module(value.get()));
        }
        if (interpreter.path().contains(name)) {
            classPath.addAll(List.of(value.get().split(":")));
            return Optional.empty();
        }
        return interpreter.file().contains(name) ? Optional.of(file(value.get())) : Optional.empty();
    }

    private Optional<String> next() {
        return at < commandLine.size() ? Optional.of(commandLine.get(at++)) : Optional.empty();
    }

    private Runs operand(String operand) {
        return switch (interpreter.operand()) {
            case FILE -> interpreter.otherCommands().contains(operand) ? ITSELF : file(operand);
            case SCRIPT_OR_COMMAND ->
                operand.indexOf('.') < 0 && operand.indexOf('/') < 0
                                || interpreter.otherCommands().contains(operand)
                        ? ITSELF
                        : file(operand);
            case TEXT -> TEXT;
            case MAIN_CLASS ->
                operand.endsWith(".java") ? new Runs.File(operand) : new Runs.MainClass(operand, classPath);
            case ASSEMBLY -> operand.endsWith(".dll") || operand.endsWith(".exe") ? new Runs.File(operand) : ITSELF;
            case PROGRAM -> alone ? ITSELF : new Runs.Program(commandLine.subList(at, commandLine.size()));
            case NONE -> ITSELF;
        };
    }

    private static Runs file(String operand) {
        return Runs.Input.at(operand).<Runs>map(input -> input).orElseGet(() -> new Runs.File(operand));
    }

    private Runs nothingNamed() {
        if (argumentFile.isPresent()) {
            return new Runs.MainClass(argumentFile.get(), classPath);
        }
        boolean readsInput = interpreter.operand() == Interpreter.Operand.FILE && !interpreter.compiled();
        return readsInput && !alone ? INPUT : ITSELF;
    }
}
