package io.totem.policy.process;

import static io.totem.policy.Messages.text;

import io.totem.api.problem.FieldError;
import io.totem.api.processes.Verdict;
import io.totem.platform.caller.Role;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.provenance.PackageSystem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The parameters of the list as they were sent: text, so that an empty field of a form is none, and all wrong ones are named at once. */
public record ProcessFilter(
        @QueryParam("search") Optional<String> search,
        @QueryParam("verdict") Optional<String> verdict,
        @QueryParam("user") Optional<String> user,
        @QueryParam("port") Optional<String> port,
        @QueryParam("container") Optional<String> container,
        @QueryParam("package") Optional<String> owner,
        @QueryParam("terminatable") @DefaultValue("false") boolean terminatable,
        @QueryParam("kernel") @DefaultValue("false") boolean kernel,
        @QueryParam("sort") Optional<String> sort) {

    private static final String DEFAULT_SORT = "-verdict";
    private static final int MAX_SEARCH = 200;

    /** @throws ProblemException 400 naming every parameter that cannot be taken */
    ProcessQuery parse(Optional<Role> role) {
        List<FieldError> errors = new ArrayList<>();
        String order = given(sort).orElse(DEFAULT_SORT);
        boolean descending = order.startsWith("-");
        Optional<ProcessSort> column = ProcessSort.ofWord(descending ? order.substring(1) : order);
        Optional<Verdict> light = given(verdict).flatMap(Verdict::ofWord);
        Optional<Integer> number =
                given(port).filter(word -> word.matches("[0-9]{1,5}")).map(Integer::valueOf);
        refuseIf(given(search).filter(words -> words.length() > MAX_SEARCH).isPresent(), "search", errors);
        refuseIf(given(owner).filter(words -> !PackageSystem.isName(words)).isPresent(), "package", errors);
        refuseIf(column.isEmpty(), "sort", errors);
        refuseIf(given(verdict).isPresent() && light.isEmpty(), "verdict", errors);
        refuseIf(
                given(port).isPresent()
                        && number.filter(n -> n >= 1 && n <= 65_535).isEmpty(),
                "port",
                errors);
        if (!errors.isEmpty()) {
            throw new ProblemException(CommonError.BAD_REQUEST, text("problem.filter"), errors);
        }
        return new ProcessQuery(
                given(search),
                light,
                given(user),
                number.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                given(container),
                given(owner),
                terminatable,
                kernel,
                column.orElseThrow().comparator(descending),
                role);
    }

    /** An empty field of a form is none. */
    private static Optional<String> given(Optional<String> value) {
        return value.map(String::strip).filter(words -> !words.isEmpty());
    }

    private static void refuseIf(boolean wrong, String field, List<FieldError> errors) {
        if (wrong) {
            errors.add(new FieldError(field, text("problem.filter." + field)));
        }
    }
}
