package io.totem.procfs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which disks file systems lie on that are mounted on the host: by {@code /proc/1/mountinfo} (proc_pid_mountinfo(5)) and the numbers in
 * {@code /sys/class/block} (sysfs(5)).
 */
final class MountedDisks {

    /** What a part of a disk is called after it: {@code 1} of sda, {@code p1} of nvme0n1; nothing for the whole. */
    private static final Pattern PART = Pattern.compile("(?:p?[0-9]{1,4})?");

    private MountedDisks() {}

    /** @param disk the path of its device, or of a part's */
    static boolean hold(HostRoot host, String disk) {
        Set<String> numbers = numbers(host.sys().resolve("class/block"), disk.substring(disk.lastIndexOf('/') + 1));
        return ProcessMounts.readMachines(host).stream()
                .flatMap(ProcessMounts::all)
                .anyMatch(mount -> numbers.contains(mount.number()) || isOrHas(disk, mount.device()));
    }

    private static boolean isOrHas(String disk, String device) {
        return device.startsWith(disk)
                && PART.matcher(device.substring(disk.length())).matches();
    }

    /** Its own and those of its parts: {@code 8:0}, {@code 8:1}. */
    private static Set<String> numbers(Path disks, String name) {
        Set<String> numbers = new HashSet<>();
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(disks.resolve(name), name + "*")) {
            number(disks.resolve(name)).ifPresent(numbers::add);
            parts.forEach(part -> number(part).ifPresent(numbers::add));
            return numbers;
        } catch (IOException | DirectoryIteratorException noDisk) {
            return numbers;
        }
    }

    private static Optional<String> number(Path disk) {
        try {
            return Optional.of(Files.readString(disk.resolve("dev")).strip());
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }
}
