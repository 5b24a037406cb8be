package io.totem.policy.warning;

import io.totem.policy.port.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the place of a library that is loaded before all others says about it (ld.so(8)). */
final class LibraryPlace {

    private static final Pattern SEPARATORS = Pattern.compile("[:\\s]++");

    private static final List<String> OPEN_TO_ALL =
            List.of("/tmp/", "/var/tmp/", "/dev/", "/run/shm/", "/proc/", "/var/spool/", "/var/www/", "/var/cache/");

    private static final List<String> INSTALLED = List.of(
            "/usr/lib/",
            "/usr/lib64/",
            "/usr/lib32/",
            "/lib/",
            "/lib64/",
            "/lib32/",
            "/usr/libexec/",
            "/$LIB/",
            "/usr/$LIB/",
            "/opt/",
            "/snap/",
            "/var/lib/snapd/",
            "/nix/store/",
            "/gnu/store/",
            "/app/lib/",
            "/var/lib/flatpak/",
            "/usr/share/");

    /** Where the files of an AppImage appear while it runs. */
    static final String APP_IMAGE = "/tmp/.mount_";

    /** Libraries that are often built by hand, and what gaming and packaging bring into a home. */
    private static final Pattern USUAL = Pattern.compile("/(?:usr/local|home/[^/]{1,64}|root)/(?:.{0,512}/)?(?:"
            + "lib(?:jemalloc|tcmalloc[a-z_]{0,32}|mimalloc|faketime(?:MT)?|asan|tsan|ubsan|fakeroot|stdc\\+\\+|gameoverlay|nvtx"
            + "|profiler|SegFault|eatmydata|nss_wrapper|uid_wrapper|proxychains4?)[-.a-z0-9_]{0,32}"
            + "|gameoverlayrenderer\\.so)");

    private LibraryPlace() {}

    /** The libraries that a list names, in its order. */
    static List<String> libraries(String list) {
        return SEPARATORS.splitAsStream(list).filter(path -> !path.isEmpty()).toList();
    }

    /** The worst of these; empty where all lie where libraries are installed, or are looked for there. */
    static Optional<Found> worst(Stream<String> lists) {
        return lists.flatMap(list -> libraries(list).stream())
                .flatMap(library -> severity(library).map(severity -> new Found(library, severity)).stream())
                .max((one, other) -> one.severity().compareTo(other.severity()));
    }

    /** @param library a path */
    record Found(String library, Severity severity) {}

    private static Optional<Severity> severity(String library) {
        if (library.indexOf('/') < 0 || USUAL.matcher(library).matches() && !climbs(library)) {
            return Optional.empty();
        } else if (library.startsWith(APP_IMAGE) && !climbs(library)) {
            return Optional.of(Severity.CAUTION);
        } else if (startsWith(OPEN_TO_ALL, library) || hides(library) || climbs(library)) {
            return Optional.of(Severity.DANGER);
        } else if (startsWith(INSTALLED, library)) {
            return Optional.empty();
        }
        return Optional.of(Severity.CAUTION);
    }

    /** Whether it lies where anybody can put files. */
    static boolean isOpen(String library) {
        return startsWith(OPEN_TO_ALL, library);
    }

    private static boolean startsWith(List<String> folders, String library) {
        return folders.stream().anyMatch(library::startsWith);
    }

    private static boolean climbs(String library) {
        return Arrays.asList(library.split("/")).contains("..");
    }

    /** In a place where libraries are installed, nothing begins with a dot. */
    private static boolean hides(String library) {
        return startsWith(INSTALLED, library) && library.contains("/.") && !library.startsWith("/nix/store/");
    }
}
