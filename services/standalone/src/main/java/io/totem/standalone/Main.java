package io.totem.standalone;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.totem.standalone.start.StartFailure;
import io.totem.standalone.start.Words;
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
            case "--help", "-h", "help" -> System.out.println(words.say("help"));
            default -> {
                System.err.println(words.say("usage.unknown", String.join(" ", arguments)));
                System.err.println(words.say("help"));
                System.exit(MISUSED);
            }
        }
    }
}
