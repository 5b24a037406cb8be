package io.totem.standalone;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.totem.standalone.account.PasswordCommand;
import io.totem.standalone.account.TokenCommand;
import io.totem.standalone.start.Settings;
import io.totem.standalone.start.StartFailure;
import io.totem.standalone.start.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code java -jar quarkus-run.jar [serve | password USER | token ROLE | --help | --version]}. */
@QuarkusMain
public final class Main {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    public static void main(String... arguments) {
        Words words = new Words(System.getenv());
        try {
            run(List.of(arguments), words);
        } catch (StartFailure failure) {
            System.err.println(words.in(failure.text()));
            System.exit(FAILED);
        }
    }

    private static void run(List<String> arguments, Words words) {
        switch (arguments.isEmpty() ? "serve" : arguments.getFirst()) {
            case "serve" -> Serve.run(words);
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

    private static Settings settings() {
        return Settings.of(System.getenv());
    }

    private static String argument(List<String> arguments, Words words) {
        if (arguments.size() != 2) {
            misused(arguments, words);
        }
        return arguments.getLast();
    }

    private static void misused(List<String> arguments, Words words) {
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
