package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;

/**
 * DECODED_CODE: it runs what was encoded before, so that nobody can read it where it stands: {@code base64 -d | sh}. What was only packed,
 * {@code zcat FILE | sh}, is a caution.
 */
final class DecodedCodeRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        Optional<String> piped = evidence.facts().behaviour().relations().decoder();
        return piped
                .map(decoder -> warning(evidence, decoder, "piped"))
                .or(() -> CodeText.decoder(evidence.process()).map(decoder -> warning(evidence, decoder, "text")))
                .stream()
                .filter(warning -> warning.severity() == Severity.DANGER || !Sessions.isAPersonsOwn(evidence))
                .toList();
    }

    /** What is only packed can be read by whoever unpacks it: people's own installers are. */
    private static Warning warning(Evidence evidence, String decoder, String way) {
        boolean packed = Decoder.isUnpacker(decoder);
        String variant = packed ? "unpacked" : way;
        return new Warning(
                WarningCode.DECODED_CODE,
                Optional.of(decoder),
                packed ? Severity.CAUTION : Severity.DANGER,
                false,
                text("warning.DECODED_CODE.title" + (packed ? ".unpacked" : ""), Shown.words(decoder)),
                text(
                        "warning.DECODED_CODE.why." + variant,
                        Shown.words(ProgramKind.applet(evidence.process())),
                        evidence.process().user(),
                        Shown.words(decoder),
                        Shown.commandLine(evidence.process())),
                text("warning.DECODED_CODE.todo"));
    }
}
