package io.totem.doctor.host;

import static io.totem.doctor.Messages.text;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.totem.procfs.HostRoot;
import io.totem.procfs.LibC;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom the kernel ended for lack of memory. How often since it started anybody may know ({@code oom_kill} in
 * {@code /proc/vmstat}, since Linux 4.13); whom and when stands in its log, which mostly root alone may read (syslog(2)).
 */
final class KernelLog {

    private static final int READ_ALL = 3;
    private static final int SIZE = 10;
    private static final int MOST_BYTES = 4 << 20;

    /** {@code <3>[58161.063640] Out of memory: Killed process 812 (php-fpm8.4) total-vm:…}. */
    private static final Pattern KILLED = Pattern.compile(
            "(?:<\\d+>)?\\[ *(\\d+)\\.\\d+] (?:Out of memory|Memory cgroup out of memory): Killed process (\\d+) \\((.{1,15}?)\\)(?: total-vm|,).*");

    /** Of Docker, containerd and podman alike. */
    private static final Pattern CONTAINER = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");

    private static final Pattern COUNTED = Pattern.compile("(?m)^oom_kill (\\d+)$");
    private static final String TASK_CGROUP = ",task_memcg=";
    private static final String PID = ",pid=";

    private static final Pattern UPTIME = Pattern.compile("^(\\d+)\\.\\d+ ");

    private final Path proc;
    private final Clock clock;

    KernelLog(HostRoot root, Clock clock) {
        this.proc = root.proc();
        this.clock = clock;
    }

    /** @param since one before the machine was started is taken for that moment */
    Availability<OutOfMemoryKill> kills(Instant since) {
        Optional<String> counted = number(COUNTED, read("vmstat"));
        if (counted.filter("0"::equals).isPresent()) {
            return new Availability.Known<>(List.of());
        }
        Optional<Instant> begin = number(UPTIME, read("uptime"))
                .map(seconds -> clock.instant().minus(Duration.ofSeconds(Long.parseLong(seconds))));
        Optional<String> log = log();
        if (log.isPresent() && begin.isPresent()) {
            return new Availability.Known<>(parse(log.get(), begin.get(), since));
        }
        return new Availability.Unknown<>(counted.map(number -> text("host.killed.counted", number))
                .orElseGet(() -> text("host.killed.unknown")));
    }

    static List<OutOfMemoryKill> parse(String log, Instant begin, Instant since) {
        Map<String, String> cgroups = new HashMap<>();
        List<OutOfMemoryKill> kills = new ArrayList<>();
        for (String line : log.lines().toList()) {
            noteCgroup(line, cgroups);
            Matcher killed = KILLED.matcher(line);
            if (killed.matches()) {
                String of = Objects.requireNonNullElse(cgroups.remove(killed.group(2)), "");
                kills.add(new OutOfMemoryKill(
                        begin.plusSeconds(Long.parseLong(killed.group(1))),
                        killed.group(3),
                        CONTAINER.matcher(of).find()));
            }
        }
        return kills.stream().filter(kill -> !kill.at().isBefore(since)).toList();
    }

    /** The line before: {@code oom-kill:…,task_memcg=/docker/3f…,task=php-fpm8.4,pid=812,uid=33}. */
    private static void noteCgroup(String line, Map<String, String> cgroups) {
        int begin = line.indexOf(TASK_CGROUP, Math.max(0, line.indexOf("] oom-kill:"))) + TASK_CGROUP.length();
        int end = line.indexOf(",task=", begin);
        int pid = line.lastIndexOf(PID) + PID.length();
        int uid = line.indexOf(",uid=", pid);
        if (begin >= TASK_CGROUP.length() && end >= begin && pid > end && uid > pid) {
            cgroups.put(line.substring(pid, uid), line.substring(begin, end));
        }
    }

    private static Optional<String> number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private String read(String file) {
        try {
            return Files.readString(proc.resolve(file));
        } catch (IOException none) {
            return "";
        }
    }

    /** Empty where it may not be read. */
    private static Optional<String> log() {
        if (!LibC.onLinux()) {
            return Optional.empty();
        }
        MethodHandle klogctl = LibC.failing("klogctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = LibC.errnoSegment(arena);
            int size = (int) klogctl.invokeExact(errno, SIZE, MemorySegment.NULL, 0);
            if (size <= 0) {
                return Optional.empty();
            }
            MemorySegment room = arena.allocate(Math.min(size, MOST_BYTES));
            int length = (int) klogctl.invokeExact(errno, READ_ALL, room, (int) room.byteSize());
            return length < 0
                    ? Optional.empty()
                    : Optional.of(new String(room.asSlice(0, length).toArray(JAVA_BYTE), StandardCharsets.UTF_8));
        } catch (Throwable impossible) {
            throw new AssertionError("klogctl takes other arguments", impossible);
        }
    }
}
