package io.totem.doctor.rule;

import io.totem.platform.text.Text;
import java.util.List;

/**
 * What mends it.
 *
 * @param words what to do and why that
 * @param commands to be run as root, one after the other, literally; empty where only a person can decide
 */
public record Cure(Text words, List<String> commands) {

    public Cure {
        commands = List.copyOf(commands);
    }
}
