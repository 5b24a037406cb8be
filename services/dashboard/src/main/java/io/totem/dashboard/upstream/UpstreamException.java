package io.totem.dashboard.upstream;

/** A service refused or did not answer; {@link #problem()} is what to tell the reader. */
public final class UpstreamException extends RuntimeException {

    private final transient ServiceProblem problem;

    public UpstreamException(ServiceProblem problem) {
        super(problem.status() + " " + problem.errorCode());
        this.problem = problem;
    }

    public UpstreamException(ServiceProblem problem, Throwable cause) {
        super(problem.status() + " " + problem.errorCode(), cause);
        this.problem = problem;
    }

    public ServiceProblem problem() {
        return problem;
    }
}
