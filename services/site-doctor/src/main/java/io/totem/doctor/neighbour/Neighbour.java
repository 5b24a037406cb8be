package io.totem.doctor.neighbour;

/** The services that are asked about the machine. */
enum Neighbour {
    METRICS("metrics"),
    PROCESS_POLICY("process-policy"),
    LOG_STREAM("log-stream");

    private final String id;

    Neighbour(String id) {
        this.id = id;
    }

    /** The name in logs and sentences. */
    String id() {
        return id;
    }
}
