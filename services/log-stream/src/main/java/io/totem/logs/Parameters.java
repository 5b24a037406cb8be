package io.totem.logs;

import io.totem.api.problem.FieldError;
import io.totem.api.text.LocalizedText;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the parameters of one request and collects everything that is wrong with them into one answer. */
public final class Parameters {

    private final List<FieldError> errors = new ArrayList<>();

    /** @return the number, or {@code least} after noting that it is none or out of range */
    public int number(String name, Optional<String> words, int least, int most, int absent) {
        if (words.isEmpty()) {
            return absent;
        }
        try {
            int number = Integer.parseInt(words.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The same answer as for a number out of range.
        }
        wrong(
                name,
                Messages.text("problem.range", shown(words.get()), Integer.toString(least), Integer.toString(most)));
        return least;
    }

    public void wrong(String name, LocalizedText why) {
        errors.add(new FieldError(name, why));
    }

    /** @throws ProblemException 400 naming each field, when anything was wrong */
    public void check() {
        if (!errors.isEmpty()) {
            throw new ProblemException(CommonError.BAD_REQUEST, Messages.text("problem.badParameters"), errors);
        }
    }

    private static String shown(String words) {
        return words.length() <= 40 ? words : words.substring(0, 40) + "…";
    }
}
