package io.totem.doctor;

import io.totem.platform.text.Text;
import io.totem.platform.text.Texts;

/** The sentences of the service around the walk, from {@code texts/doctor-service_*.properties}. */
public final class ServiceTexts {

    private static final Texts TEXTS = Texts.of(ServiceTexts.class, "doctor-service");

    private ServiceTexts() {}

    public static Text say(String key, Object... arguments) {
        return TEXTS.text(key, arguments);
    }
}
