package io.totem.dashboard.upstream;

/** A service refused or did not answer; {@link #trouble()} is what to tell the reader. */
public final class UpstreamException extends RuntimeException {

    private final transient Trouble trouble;

    public UpstreamException(Trouble trouble) {
        super(trouble.status() + " " + trouble.errorCode());
        this.trouble = trouble;
    }

    public UpstreamException(Trouble trouble, Throwable cause) {
        super(trouble.status() + " " + trouble.errorCode(), cause);
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}
