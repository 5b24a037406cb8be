package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.platform.text.SecretMask;
import io.totem.platform.text.UntrustedText;
import io.totem.policy.place.PlaceKind;
import io.totem.procfs.Connection;
import io.totem.procfs.ProcessSample;
import java.util.List;

/** Words of strangers as they stand in a sentence: short, without secrets, and nothing in them that a reader cannot see. */
final class Shown {

    private static final int LONGEST = 160;

    private Shown() {}

    static String words(String words) {
        String masked =
                UntrustedText.visible(SecretMask.mask(words.substring(0, Math.min(words.length(), 4 * LONGEST))));
        return masked.length() > LONGEST ? masked.substring(0, LONGEST) + "…" : masked;
    }

    /** Of a connection the other end: {@code 203.0.113.9:443}, {@code [2001:db8::1]:443}. */
    static String address(Connection connection) {
        String address = connection.remote().getHostAddress();
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + connection.remotePort();
    }

    /** What runs, as a sentence calls it: a file by its path, and what lies on no disk as that. */
    static LocalizedText file(Evidence evidence, String path) {
        if (isInMemory(evidence)) {
            return text("warning.word.memory");
        }
        return text(path.startsWith("/") ? "warning.word.file" : "warning.word.named", path);
    }

    /** Whether it has no path that somebody could look at. */
    static boolean isInMemory(Evidence evidence) {
        return evidence.place()
                .filter(place -> place.kind() == PlaceKind.MEMORY)
                .isPresent();
    }

    static String commandLine(ProcessSample process) {
        return commandLine(process.commandLine());
    }

    private static String commandLine(List<String> arguments) {
        String masked = UntrustedText.visible(SecretMask.commandLine(arguments));
        return masked.length() > LONGEST ? masked.substring(0, LONGEST) + "…" : masked;
    }
}
