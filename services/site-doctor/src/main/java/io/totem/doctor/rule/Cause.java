package io.totem.doctor.rule;

import static io.totem.doctor.DoctorTexts.text;

import io.totem.platform.text.Text;
import java.util.List;
import java.util.Objects;

/**
 * Why the site is down.
 *
 * @param code the rule's own, for programs: {@code SOCKET_CLOSED}
 * @param because what was seen that shows it
 */
public record Cause(String code, Confidence confidence, Text sentence, List<Text> because, Cure cure) {

    public Cause {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(confidence, "confidence");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(cure, "cure");
        because = List.copyOf(because);
    }

    /** With the sentences {@code CODE} and {@code CODE.cure} of this module's texts, filled with the same words. */
    static Cause of(String code, Confidence confidence, List<Text> because, List<String> commands, Object... words) {
        return said(code, code, confidence, because, commands, words);
    }

    /** With sentences of their own for one of several ways in which it comes: {@code CODE.WAY} and {@code CODE.WAY.cure}. */
    static Cause said(
            String code,
            String key,
            Confidence confidence,
            List<Text> because,
            List<String> commands,
            Object... words) {
        Cure cure = new Cure(text(key + ".cure", words), commands);
        return new Cause(code, confidence, text(key, words), because, cure);
    }
}
