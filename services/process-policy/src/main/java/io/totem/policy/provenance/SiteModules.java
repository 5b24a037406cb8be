package io.totem.policy.provenance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.totem.policy.known.ProgramPath;
import io.totem.policy.provenance.FileOrigin.State;
import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what Python runs at each of its starts without being told: {@code sitecustomize.py}, {@code usercustomize.py} and the lines of
 * {@code *.pth} that begin with import (Python's module site). Of the folders that root's packaged programs read. What an installer of
 * Python's has in its lists ({@code *.dist-info/RECORD}) is nothing to tell. It reads files and takes its time: for background threads.
 */
final class SiteModules {

    private static final Pattern PYTHON = Pattern.compile("(?:platform-)?python(3\\.[0-9]{1,2})");

    /** Where Debian, Fedora, Arch and Alpine put modules, with Python's version in place of V. */
    private static final List<String> FOLDERS = List.of(
            "/usr/lib/python3/dist-packages",
            "/usr/lib/pythonV",
            "/usr/lib/pythonV/site-packages",
            "/usr/lib64/pythonV/site-packages",
            "/usr/local/lib/pythonV/dist-packages",
            "/usr/local/lib/pythonV/site-packages",
            "/usr/local/lib64/pythonV/site-packages",
            "/root/.local/lib/pythonV/site-packages");

    private static final String PATHS = "*.pth";
    private static final String CUSTOM = "{site,user}customize*";
    private static final String LISTS = "*.dist-info";

    private static final Pattern CUSTOM_FILE =
            Pattern.compile("(?:site|user)customize(?:\\.pyc?|(?:\\.[a-z0-9_-]{1,64})?\\.so)");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import[ \\t]");

    /** What setuptools writes around the paths of easy-install.pth. */
    private static final Pattern OF_EASY_INSTALL = Pattern.compile(
            "(?m)^import sys; (?:sys\\.__plen = len\\(sys\\.path\\)"
                    + "|new=sys\\.path\\[sys\\.__plen:\\]; del sys\\.path\\[sys\\.__plen:\\];"
                    + " p=getattr\\(sys,'__egginsert',0\\); sys\\.path\\[p:p\\]=new; sys\\.__egginsert = p\\+len\\(new\\))$");

    /** What ends a line for Python (str.splitlines), and UTF-8's mark of a beginning; the bytes as Latin-1 has them. */
    private static final Pattern LINE_END = Pattern.compile(
            "\\A\u00ef\u00bb\u00bf|\r\n|[\r\u000b\f\u001c-\u001e]|\u00c2\u0085|\u00e2\u0080[\u00a8\u00a9]");

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_FILES = 2_000;
    private static final int LARGEST = 64 * 1024;
    private static final long LARGEST_LIST = 4L << 20;

    private record Known(Optional<LoadedLibrary> found, int generation, Instant until) {}

    private final HostRoot host;
    private final Packages packages;
    private final Clock clock;
    private final BiFunction<Subject, String, FileOrigin> origins;
    private final BiPredicate<Subject, String> remote;
    private final Map<String, Known> byVersion = new ConcurrentHashMap<>();

    /**
     * @param origins where a file came from that a process sees at a path
     * @param remote whether a path lies on a file system that may not answer
     */
    SiteModules(
            HostRoot host,
            Packages packages,
            Clock clock,
            BiFunction<Subject, String, FileOrigin> origins,
            BiPredicate<Subject, String> remote) {
        this.host = host;
        this.packages = packages;
        this.clock = clock;
        this.origins = origins;
        this.remote = remote;
    }

    /** The first; empty of other programs than a script of a package's that a package's Python runs. */
    Optional<LoadedLibrary> of(Subject subject, FileOrigin program, FileOrigin script) {
        Matcher python = PYTHON.matcher(ProgramPath.fileName(subject.executable()));
        if (!python.matches() || !program.isThePackages() || !script.isThePackages()) {
            return Optional.empty();
        }
        Known before = byVersion.get(python.group(1));
        Instant now = clock.instant();
        if (before != null && before.generation() == packages.generation() && now.isBefore(before.until())) {
            return before.found();
        }
        Optional<LoadedLibrary> found = look(subject, python.group(1));
        byVersion.put(python.group(1), new Known(found, packages.generation(), now.plus(KEPT)));
        return found;
    }

    private Optional<LoadedLibrary> look(Subject subject, String version) {
        return FOLDERS.stream()
                .map(folder -> folder.replace("V", version))
                .filter(folder -> !remote.test(subject, folder))
                .flatMap(folder -> startedBy(folder).stream()
                        .filter(name -> isNobodys(subject, folder + "/" + name) && !isListed(folder, name))
                        .map(name -> folder + "/" + name))
                .map(path -> new LoadedLibrary(path, LoadedLibrary.State.MODULE, Optional.empty()))
                .findFirst();
    }

    private boolean isNobodys(Subject subject, String path) {
        State state = origins.apply(subject, path).state();
        return state == State.UNPACKAGED || state == State.MOUNTED;
    }

    /** What lies in a folder and is run at each start. */
    private List<String> startedBy(String folder) {
        Stream<String> custom = names(folder, CUSTOM).stream().flatMap(name -> {
            String whole = name + "/__init__.py";
            if (CUSTOM_FILE.matcher(name).matches()) {
                return Stream.of(name);
            }
            return Files.isRegularFile(at(folder + "/" + whole)) ? Stream.of(whole) : Stream.empty();
        });
        return Stream.concat(custom, names(folder, PATHS).stream().filter(name -> runsCode(folder + "/" + name)))
                .toList();
    }

    private boolean runsCode(String path) {
        try (FileChannel channel = HostFiles.open(at(path));
                InputStream stream = Channels.newInputStream(channel)) {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            String text = LINE_END.matcher(new String(bytes, ISO_8859_1)).replaceAll("\n");
            return bytes.length > LARGEST
                    || IMPORT.matcher(OF_EASY_INSTALL.matcher(text).replaceAll(""))
                            .find();
        } catch (IOException goneOrClosed) {
            return false;
        }
    }

    /** Whether an installer of Python's wrote down that it put it there. */
    private boolean isListed(String folder, String name) {
        return names(folder, LISTS).stream().anyMatch(list -> hasLine(at(folder + "/" + list + "/RECORD"), name + ","));
    }

    private static boolean hasLine(Path list, String beginning) {
        try (LineReader lines = LineReader.of(list, 0, LARGEST_LIST)) {
            while (lines.next()) {
                if (lines.text().startsWith(beginning)) {
                    return true;
                }
            }
            return false;
        } catch (IOException noList) {
            return false;
        }
    }

    private List<String> names(String folder, String pattern) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(at(folder), pattern)) {
            for (Path file : files) {
                names.add(file.getFileName().toString());
            }
            return names.stream().sorted().limit(MOST_FILES).toList();
        } catch (IOException | DirectoryIteratorException notThere) {
            return List.of();
        }
    }

    private Path at(String path) {
        return host.root().resolve(path.substring(1));
    }
}
