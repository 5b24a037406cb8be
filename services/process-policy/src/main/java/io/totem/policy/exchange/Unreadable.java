package io.totem.policy.exchange;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.totem.api.problem.FieldError;
import io.totem.api.text.LocalizedText;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.Messages;
import io.totem.policy.PolicyError;
import java.util.List;

/** A file, or a line of one, that makes no sense, and where. */
final class Unreadable {

    private Unreadable() {}

    /** @param why its key in the wording, below {@code import.} */
    static ProblemException at(long line, long column, String why) {
        return new ProblemException(
                PolicyError.IMPORT_UNREADABLE,
                Messages.text("import.unreadable", Long.toString(line), Long.toString(column)),
                List.of(new FieldError("line " + line + ", column " + column, Messages.text("import." + why))));
    }

    /** @param reached how far the reading came: not every error says where it is */
    static ProblemException of(JsonProcessingException broken, JsonLocation reached) {
        JsonLocation at =
                broken.getLocation() == null || broken.getLocation().getLineNr() < 1 ? reached : broken.getLocation();
        return at(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), why(broken));
    }

    /** Of one line among others, which may be good. */
    static LocalizedText inLine(JsonProcessingException broken) {
        long column = broken.getLocation() == null
                ? 1
                : Math.max(1, broken.getLocation().getColumnNr());
        return Messages.text("import.line", Long.toString(column), Messages.text("import." + why(broken)));
    }

    private static String why(JsonProcessingException broken) {
        return broken instanceof StreamConstraintsException ? "bomb" : "syntax";
    }
}
