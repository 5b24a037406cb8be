package io.totem.api.rules;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/**
 * What must hold, and for how long without a break.
 *
 * @param value percent, bytes or seconds, as the field has it
 * @param forSeconds 0 for at once
 */
public record Condition(Field field, Operator operator, long value, long forSeconds) {

    /** What is measured. */
    public enum Field {
        CPU_PERCENT("cpuPercent"),
        MEMORY_PERCENT("memoryPercent"),
        MEMORY_BYTES("memoryBytes"),
        AGE_SECONDS("ageSeconds");

        private final String word;

        Field(String word) {
            this.word = word;
        }

        @JsonValue
        public String word() {
            return word;
        }

        public static Optional<Field> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(field -> field.word.equals(word))
                    .findFirst();
        }
    }

    /** How it is compared. */
    public enum Operator {
        AT_LEAST(">="),
        MORE(">"),
        AT_MOST("<="),
        LESS("<");

        private final String word;

        Operator(String word) {
            this.word = word;
        }

        @JsonValue
        public String word() {
            return word;
        }

        public static Optional<Operator> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(operator -> operator.word.equals(word))
                    .findFirst();
        }
    }
}
