package io.totem.policy.warning;

/** What can be odd about a process; of equally severe ones the earlier is told first. */
public enum WarningCode {
    MINER_NAME,
    MEMFD_EXEC,
    NAME_MISMATCH,
    HIDDEN_PROCESS,
    SHELL_FROM_SERVICE,
    SETUID_ROOT,
    REPLACEABLE_BY,
    PUBLIC_PORT,
    SUSPICIOUS_PATH,
    DELETED_BINARY,
    SYSTEM_PORT,
    RUNNING_AS_ROOT,
    HIGH_MEMORY_USAGE,
    HIGH_CPU_USAGE
}
