package io.totem.doctor.peer;

/** The services that are asked about the machine. */
enum Peer {
    METRICS("metrics"),
    PROCESS_POLICY("process-policy"),
    LOG_STREAM("log-stream");

    private final String id;

    Peer(String id) {
        this.id = id;
    }

    /** The name in logs and sentences. */
    String id() {
        return id;
    }
}
