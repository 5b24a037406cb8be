package io.totem.policy.warning;

/** What can be odd about a process; of equally severe ones the earlier is told first. */
public enum WarningCode {
    HIDDEN_PROCESS,
    REVERSE_SHELL,
    MINING,
    MINER_NAME,
    MEMFD_EXEC,
    NAME_MISMATCH,
    ALTERED_BINARY,
    PRELOADED,
    SERVICE_SPAWNED,
    SETUID_ROOT,
    REPLACEABLE_BY,
    PIPED_FROM_NETWORK,
    DECODED_CODE,
    TRACING,
    SENDS_DATA,
    DEBUG_PORT,
    HOST_ESCAPE,
    PUBLIC_PORT,
    EXPOSED_SERVICE,
    SUSPICIOUS_PATH,
    DELETED_BINARY,
    UNPACKAGED,
    TUNNEL,
    PACKET_CAPTURE,
    SYSTEM_PORT,
    RUNNING_AS_ROOT,
    HIGH_MEMORY_USAGE,
    RESTART_NEEDED,
    HIGH_CPU_USAGE
}
