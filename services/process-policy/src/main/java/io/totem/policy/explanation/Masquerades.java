package io.totem.policy.explanation;

import io.totem.policy.known.ProcessNames;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.place.PlaceKind;
import io.totem.procfs.ProcessSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names that a process gives itself, in comm (PR_SET_NAME, prctl(2)) and in the first argument, which shells and
 * setproctitle(3) write freely, and names that its files bear.
 */
final class Masquerades {

    /**
     * What the kernel calls its own beyond doubt: everyday words such as {@code migration} prove nothing, nor do paths such
     * as {@code migration/run}. Behind a slash stands a processor ({@code u8:2}), a number or a disk ({@code sda1-8}).
     */
    private static final Pattern KERNEL_WORD =
            Pattern.compile("k[a-z][^/]*|[^/]*_[^/]*|[^/]+/(u?[0-9]+([:.-].*)?|R-.*|[a-z0-9]+(-[0-9]+)+)");

    /** All there is, and one word: {@code puma 6 [shop]} and {@code [lxc monitor] /var/lib/lxc web} are titles. */
    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\s\\]]+)\\]");

    /** What may stand behind a program's name in another's: {@code python3.11}, {@code vim.basic}, {@code sshd-session}. */
    private static final Pattern SUFFIX = Pattern.compile("[-._0-9].*");

    private static final Pattern VERSION = Pattern.compile("[-._0-9]+");

    /** How packagers call the program behind a start script of its name. */
    private static final Pattern WRAPPED =
            Pattern.compile("\\.(.+?)(-wrapped_*|-real)|(.+)[.-](bin|real|orig|distrib)");

    private static final int COMM_BYTES = 15;
    private static final int SHORTEST_FAMILY = 3;

    private Masquerades() {}

    static List<ClaimedName> of(ProcessSample process, Bearer bearer) {
        List<ClaimedName> claims = new ArrayList<>();
        Set<String> borne = bearer.names();
        Stream.concat(Stream.of(process.comm()), process.commandLine().stream().limit(1))
                .forEach(given -> addGiven(given, borne, bearer, claims));
        Stream.of(Optional.of(ProgramPath.fileName(bearer.executable())), bearer.scriptName())
                .flatMap(Optional::stream)
                .forEach(name -> addBorne(name, bearer, claims));
        addInvisible(process, borne, claims);
        return List.copyOf(claims);
    }

    private static void addGiven(String given, Set<String> borne, Bearer bearer, List<ClaimedName> claims) {
        var brackets = BRACKETS.matcher(given.strip());
        if (brackets.matches()) {
            claims.add(new ClaimedName(ClaimedName.Form.BRACKETS, brackets.group(1)));
            return;
        }
        addKernelWord(given, claims);
        String title = title(given);
        if (!title.isBlank() && borne.stream().noneMatch(name -> isOfFamily(title, name, bearer.place()))) {
            claims.add(new ClaimedName(ClaimedName.Form.OTHER, title));
            addLookAlikes(title, claims);
        }
    }

    private static void addBorne(String name, Bearer bearer, List<ClaimedName> claims) {
        addKernelWord(name, claims);
        if (!bearer.kept()) {
            claims.add(new ClaimedName(ClaimedName.Form.OWN, name));
        }
        // Packages give names of plain letters to what they install, and digits that look like letters to much of it.
        if (!bearer.kept() || !LookAlikes.isPlain(name)) {
            addLookAlikes(name, claims);
        }
    }

    private static void addKernelWord(String name, List<ClaimedName> claims) {
        if (KERNEL_WORD.matcher(name).matches()) {
            claims.add(new ClaimedName(ClaimedName.Form.KERNEL, name));
        }
    }

    private static void addLookAlikes(String name, List<ClaimedName> claims) {
        if (!WRAPPED.matcher(name).matches()) {
            LookAlikes.of(name).forEach(plain -> claims.add(new ClaimedName(ClaimedName.Form.LOOK_ALIKE, plain)));
        }
    }

    private static void addInvisible(ProcessSample process, Set<String> borne, List<ClaimedName> claims) {
        Stream.concat(borne.stream(), Stream.of(process.comm()))
                .filter(name -> LookAlikes.hidesSomething(isCut(name, process) ? name.stripTrailing() : name))
                .forEach(name -> claims.add(new ClaimedName(ClaimedName.Form.INVISIBLE, name)));
    }

    /** The kernel may have cut it behind a blank. */
    private static boolean isCut(String name, ProcessSample process) {
        return name.equals(process.comm()) && ProcessNames.mayBeCut(name);
    }

    /** {@code sshd} for sshd-session, {@code python3} for python3.11, a name that the kernel cut. */
    private static boolean isOfFamily(String name, String file, PlaceKind place) {
        String claimed = name.toLowerCase(Locale.ROOT);
        String whole = file.toLowerCase(Locale.ROOT);
        if (claimed.equals(whole)) {
            return true;
        }
        String actual = unwrapped(whole);
        if (claimed.equals(actual)) {
            return true;
        }
        if (!actual.startsWith(claimed) || claimed.length() < SHORTEST_FAMILY) {
            return name.length() >= COMM_BYTES && file.startsWith(name);
        }
        String more = actual.substring(claimed.length());
        Pattern harmless = place == PlaceKind.STANDARD ? SUFFIX : VERSION;
        return name.length() >= COMM_BYTES || harmless.matcher(more).matches();
    }

    private static String unwrapped(String file) {
        var wrapped = WRAPPED.matcher(file);
        if (!wrapped.matches()) {
            return file;
        }
        return wrapped.group(1) == null ? wrapped.group(3) : wrapped.group(1);
    }

    /** {@code nginx} of {@code nginx: master process}, {@code bash} of {@code -bash}, {@code cron} of its path. */
    static String title(String argument) {
        String first = argument.strip().split("[: ]", 2)[0];
        String name = ProgramPath.fileName(first);
        return name.startsWith("-") ? name.substring(1) : name;
    }
}
