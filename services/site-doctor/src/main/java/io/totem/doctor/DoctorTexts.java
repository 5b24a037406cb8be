package io.totem.doctor;

import io.totem.platform.text.Text;
import io.totem.platform.text.Texts;

/** The sentences of this module, from {@code texts/doctor_*.properties}. */
public final class DoctorTexts {

    private static final Texts TEXTS = Texts.of(DoctorTexts.class, "doctor");

    private DoctorTexts() {}

    public static Text text(String key, Object... arguments) {
        return TEXTS.text(key, arguments);
    }
}
