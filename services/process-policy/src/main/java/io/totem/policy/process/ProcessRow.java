package io.totem.policy.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.totem.api.processes.Verdict;
import io.totem.api.text.LocalizedText;
import io.totem.platform.caller.Role;
import io.totem.platform.text.SecretMask;
import io.totem.policy.container.Container;
import io.totem.policy.termination.Decision;
import io.totem.policy.warning.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** One process as docs/api.md describes it. Names and paths are strangers' words, as they are: pages escape them. */
record ProcessRow(
        String identity,
        int pid,
        int parentPid,
        String name,
        Optional<String> executable,
        boolean executableDeleted,
        String commandLine,
        String user,
        int uid,
        Optional<String> realUser,
        OptionalInt realUid,
        String state,
        Instant startedAt,
        long ageMillis,
        Optional<Long> idleMillis,
        OptionalDouble cpuPercent,
        double memoryPercent,
        long residentBytes,
        int threads,
        boolean kernelThread,
        List<PortView> ports,
        Optional<String> container,
        Optional<String> unit,
        boolean known,
        Optional<String> category,
        LocalizedText description,
        Optional<LocalizedText> advice,
        @JsonProperty("package") Optional<PackageOfProcess> owner,
        List<Warning> warnings,
        Verdict verdict,
        LocalizedText summary,
        Termination termination) {

    record Termination(boolean allowed, String code, LocalizedText because) {

        static Termination of(Decision decision) {
            return new Termination(decision.allowed(), decision.code(), decision.because());
        }
    }

    static ProcessRow of(ProcessView process, ProcessSnapshot snapshot, Optional<Role> role) {
        var sample = process.sample();
        var assessment = process.assessment();
        var explanation = assessment.explanation();
        return new ProcessRow(
                process.identity().toString(),
                sample.pid(),
                sample.parentPid(),
                process.name(),
                sample.executable(),
                sample.executableDeleted() && !explanation.provenance().isThere(),
                SecretMask.commandLine(sample.commandLine()),
                sample.user(),
                sample.uid(),
                sample.actsForAnother() ? Optional.of(sample.realUser()) : Optional.empty(),
                sample.actsForAnother() ? OptionalInt.of(sample.realUid()) : OptionalInt.empty(),
                String.valueOf(sample.state()),
                sample.startedAt(),
                millis(sample.startedAt(), snapshot.takenAt()),
                process.idleSince().map(since -> millis(since, snapshot.takenAt())),
                sample.cpuPercent(),
                sample.memoryPercent(),
                sample.residentBytes(),
                sample.threads(),
                sample.kernelThread(),
                process.ports().stream().map(PortView::of).distinct().toList(),
                process.container().map(Container::name),
                sample.systemdUnit(),
                explanation.known().isPresent(),
                explanation.known().map(known -> known.category()),
                explanation.description(),
                explanation.advice(),
                PackageOfProcess.of(explanation.provenance()),
                assessment.warnings(),
                assessment.verdict(),
                assessment.summary(),
                Termination.of(snapshot.decision(process, role)));
    }

    /** A clock that was set back makes no negative time. */
    private static long millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }
}
