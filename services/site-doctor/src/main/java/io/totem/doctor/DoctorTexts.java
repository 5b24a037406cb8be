package io.totem.doctor;

import io.totem.platform.text.Text;
import io.totem.platform.text.Texts;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences of this module, from {@code texts/doctor_*.properties}. */
public final class DoctorTexts {

    private static final Texts TEXTS = Texts.of(DoctorTexts.class, "doctor");

    private DoctorTexts() {}

    public static Text text(String key, Object... arguments) {
        return TEXTS.text(key, arguments);
    }

    /** Whole sentences, one after the other. */
    public static Text joined(List<Text> sentences) {
        return new Text(
                sentences.stream().map(Text::ko).collect(Collectors.joining(" ")),
                sentences.stream().map(Text::en).collect(Collectors.joining(" ")));
    }
}
