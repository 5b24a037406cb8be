package io.totem.policy.exchange;

import io.totem.api.policies.ImportLine;
import io.totem.api.policies.ImportLine.Result;
import io.totem.api.policies.PolicyContent;
import io.totem.api.problem.FieldError;
import io.totem.api.text.LocalizedText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One entry of a file.
 *
 * @param line it begins in, from 1
 * @param name as far as it could be read
 * @param bare whether only its name and description were given and the rest was guessed
 * @param content empty when it cannot be taken
 * @param reason why not, in a sentence
 * @param errors why not, field by field
 */
public record Candidate(
        long line,
        String name,
        boolean bare,
        Optional<PolicyContent> content,
        Optional<LocalizedText> reason,
        List<FieldError> errors) {

    public Candidate {
        Objects.requireNonNull(name, "name");
        errors = List.copyOf(errors);
    }

    static Candidate taken(long line, boolean bare, PolicyContent content) {
        return new Candidate(line, content.name(), bare, Optional.of(content), Optional.empty(), List.of());
    }

    static Candidate rejected(long line, String name, LocalizedText reason, List<FieldError> errors) {
        return new Candidate(line, name, false, Optional.empty(), Optional.of(reason), errors);
    }

    /** @param reason of that result, where it is not plain */
    public ImportLine became(Result result, Optional<LocalizedText> reason) {
        return new ImportLine(
                line, name, content.map(policy -> policy.platform().word()), result, reason, errors);
    }
}
