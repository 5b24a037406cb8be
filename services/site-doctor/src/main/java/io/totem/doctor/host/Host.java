package io.totem.doctor.host;

import java.time.Instant;

/** The machine under the site: what went wrong on it that may take a site down. Each answer may be "could not tell". */
public interface Host {

    /** Units of the service manager that ended in failure. */
    Availability<FailedUnit> failedUnits() throws InterruptedException;

    /** All file systems that somebody may write to, full or not. */
    Availability<FileSystem> fileSystems() throws InterruptedException;

    /** Processes that the kernel ended for lack of memory since then, oldest first. */
    Availability<OutOfMemoryKill> outOfMemoryKills(Instant since) throws InterruptedException;

    /** All containers, whatever their state. */
    Availability<Container> containers() throws InterruptedException;
}
