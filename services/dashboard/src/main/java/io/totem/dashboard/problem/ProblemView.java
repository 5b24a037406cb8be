package io.totem.dashboard.problem;

import io.totem.platform.problem.Problem;

/** What an error page says. */
public record ProblemView(int status, String title, String detail, String reference) {

    static ProblemView of(Problem problem) {
        return new ProblemView(problem.status(), problem.title(), problem.detail(), problem.instance());
    }

    public boolean forbidden() {
        return status == 403;
    }

    public boolean missing() {
        return status == 404 || status == 409 || status == 410;
    }

    public boolean broken() {
        return status >= 500;
    }
}
