package io.totem.policy.warning;

/** What can be odd about a process; of equally severe ones the earlier is told first. */
public enum WarningCode {
    MINER_NAME,
    MEMFD_EXEC,
    NAME_MISMATCH,
    ALTERED_BINARY,
    SHELL_FROM_SERVICE,
    PUBLIC_PORT,
    SUSPICIOUS_PATH,
    DELETED_BINARY,
    UNPACKAGED,
    SYSTEM_PORT,
    RUNNING_AS_ROOT,
    HIGH_MEMORY_USAGE,
    RESTART_NEEDED,
    HIGH_CPU_USAGE
}
