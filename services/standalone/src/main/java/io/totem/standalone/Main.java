package io.totem.standalone;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.totem.doctor.command.DoctorCommand;
import io.totem.standalone.account.PasswordCommand;
import io.totem.standalone.account.TokenCommand;
import io.totem.standalone.start.ConsoleMessages;
import io.totem.standalone.start.Settings;
import io.totem.standalone.start.StartFailure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code java -jar quarkus-run.jar [serve | doctor URL | password USER | token ROLE | --help | --version]}. */
@QuarkusMain
public final class Main {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    public static void main(String... arguments) {
        ConsoleMessages words = new ConsoleMessages(System.getenv());
        try {
            run(List.of(arguments), words);
        } catch (StartFailure failure) {
            System.err.println(words.in(failure.text()));
            System.exit(FAILED);
        }
    }

    private static void run(List<String> arguments, ConsoleMessages words) {
        switch (arguments.isEmpty() ? "serve" : arguments.getFirst()) {
            case "serve" -> Serve.run(words);
            case "doctor" -> System.exit(doctor(arguments, words));
            case "password" -> {
                String user = argument(arguments, words);
                System.out.println(words.say("password.done", user, PasswordCommand.run(settings(), user)));
            }
            case "token" -> System.out.println(TokenCommand.run(settings(), argument(arguments, words)));
            case "--version", "version" -> System.out.println("Totem " + version());
            case "--help", "-h", "help" -> System.out.println(words.say("help"));
            default -> misused(arguments, words);
        }
    }

    private static int doctor(List<String> arguments, ConsoleMessages words) {
        try {
            return DoctorCommand.run(arguments.subList(1, arguments.size()), words.locale(), System.out, System.err);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    /** Also where no locale is set: its signs and its Korean are no question marks then. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static Settings settings() {
        return Settings.of(System.getenv());
    }

    private static String argument(List<String> arguments, ConsoleMessages words) {
        if (arguments.size() != 2) {
            misused(arguments, words);
        }
        return arguments.getLast();
    }

    private static void misused(List<String> arguments, ConsoleMessages words) {
        System.err.println(words.say("usage.unknown", String.join(" ", arguments)));
        System.err.println(words.say("help"));
        System.exit(MISUSED);
    }

    private static String version() {
        try (InputStream stream = Main.class.getResourceAsStream("/totem-version.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
