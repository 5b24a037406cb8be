package io.totem.dashboard.upstream;

/** The services the pages are made from. */
public enum Service {
    METRICS("metrics"),
    PROCESS_POLICY("process-policy"),
    LOG_STREAM("log-stream"),
    SITE_DOCTOR("site-doctor");

    private final String id;

    Service(String id) {
        this.id = id;
    }

    /** The name in paths, logs and sentences. */
    public String id() {
        return id;
    }
}
