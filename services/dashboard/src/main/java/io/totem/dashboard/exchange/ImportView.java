package io.totem.dashboard.exchange;

import io.totem.api.policies.ImportReport;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.ServiceProblem;
import java.util.Optional;

/**
 * The page for a dictionary that comes or goes as a file.
 *
 * @param file its name, of the one that was looked at or taken
 * @param kept the same file, for the button that takes it
 * @param fault what was wrong with the form itself
 * @param report empty before there was a file
 */
public record ImportView(String file, String kept, Fault fault, Optional<Answer<ImportReport>> report) {

    /** What is wrong before any service is asked. */
    public enum Fault {
        NONE(200),
        NO_FILE(400),
        TOO_LARGE(413),
        UNKNOWN_FORM(400);

        private final int status;

        Fault(int status) {
            this.status = status;
        }
    }

    static final ImportView EMPTY = new ImportView("", "", Fault.NONE, Optional.empty());

    static ImportView of(Fault fault) {
        return new ImportView("", "", fault, Optional.empty());
    }

    public boolean faulty() {
        return fault != Fault.NONE;
    }

    public Optional<ImportReport> told() {
        return report.flatMap(Answer::value);
    }

    public Optional<ServiceProblem> refused() {
        return report.flatMap(Answer::problem);
    }

    int status() {
        return refused().map(ServiceProblem::status).orElse(fault.status);
    }
}
