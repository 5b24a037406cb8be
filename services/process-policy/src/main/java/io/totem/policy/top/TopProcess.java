package io.totem.policy.top;

import io.totem.policy.process.ProcessView;
import java.util.Objects;
import java.util.Optional;

/**
 * One of the first five of a minute or an hour.
 *
 * @param cpuPercent of one core, the mean of the time
 * @param residentBytes at its end
 * @param readBytesPerSecond from storage, the mean; 0 where the kernel did not tell
 */
public record TopProcess(
        String identity,
        int pid,
        String name,
        String user,
        Optional<String> executable,
        double cpuPercent,
        long residentBytes,
        double memoryPercent,
        double readBytesPerSecond,
        double writtenBytesPerSecond) {

    public TopProcess {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(executable, "executable");
    }

    static TopProcess of(ProcessView process, double cpuPercent, double readPerSecond, double writtenPerSecond) {
        return new TopProcess(
                process.identity().toString(),
                process.sample().pid(),
                process.name(),
                process.sample().user(),
                process.sample().executable(),
                cpuPercent,
                process.sample().residentBytes(),
                process.sample().memoryPercent(),
                readPerSecond,
                writtenPerSecond);
    }

    double ioBytesPerSecond() {
        return readBytesPerSecond + writtenBytesPerSecond;
    }

    /** Its share of a longer time, in the rest of which it used nothing. */
    TopProcess within(double times) {
        return with(
                cpuPercent / times,
                residentBytes,
                memoryPercent,
                readBytesPerSecond / times,
                writtenBytesPerSecond / times);
    }

    /** Shares of the same time together; of memory the greatest. */
    TopProcess plus(TopProcess other) {
        return with(
                cpuPercent + other.cpuPercent,
                Math.max(residentBytes, other.residentBytes),
                Math.max(memoryPercent, other.memoryPercent),
                readBytesPerSecond + other.readBytesPerSecond,
                writtenBytesPerSecond + other.writtenBytesPerSecond);
    }

    private TopProcess with(double cpu, long resident, double memory, double read, double written) {
        return new TopProcess(identity, pid, name, user, executable, cpu, resident, memory, read, written);
    }
}
