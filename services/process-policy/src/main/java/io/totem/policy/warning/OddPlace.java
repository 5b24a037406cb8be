package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.platform.text.UntrustedText;
import io.totem.policy.access.FileAccess;
import io.totem.policy.place.Script;
import io.totem.policy.port.Severity;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.FileOrigin.State;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.provenance.SystemFolders;
import io.totem.procfs.ProcessSample;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where nobody installs a program openly, whoever owns it: a folder of the system that only the process itself sees so, a hidden folder
 * beside what is installed openly, and one whose name cannot be seen.
 *
 * @param variant how it is told
 * @param path of the program or script, as the process sees it
 * @param folder the odd one
 */
record OddPlace(String variant, Severity severity, String path, String folder) {

    /** {@code ...}, {@code ". "}: dots, blanks and what takes no room. */
    private static final Pattern BLANK = Pattern.compile("[.\\s\\p{Z}\\p{C}]{1,255}");

    /** Where each package and each administrator makes folders of their own (FHS 3.0). */
    private static final Pattern OF_ALL = Pattern.compile("|/(?:etc|opt|srv|boot|dev|run|mnt|media)"
            + "|/usr/local(?:/(?:bin|sbin|lib|lib64|libexec|share|etc|games|include|src|man))?"
            + "|/var(?:/(?:lib|cache|spool|log|opt|mail|backups|local|crash|www|games|empty))?");

    /** What tools that many use keep programs in, and how it goes on there. */
    private static final Pattern TOOLS = Pattern.compile(
            "\\.(?:asdf|bin|bun|cabal|cargo|composer|conda|deno|dotnet|fnm|gem|ghcup|goenv|gradle|jenv|julia|linuxbrew|local|m2|mise"
                    + "|nodenv|npm|nvm|ollama|opam|phpenv|pixi|pnpm|pyenv|rbenv|rustup|rvm|rye|sdkman|snapshots|tfenv|venv|virtualenvs"
                    + "|volta|(?:vscode|cursor|windsurf)-server(?:-insiders)?|yarn|git/(?:hooks|modules)"
                    + "|cache/(?:puppeteer|ms-playwright|node|pip|pypoetry|uv|yarn))/.*");

    /** What tools make in the home of whoever runs them, and the homes that services have among all (passwd(5)). */
    private static final Pattern IN_A_HOME =
            Pattern.compile("(?:/var/www)?/\\.(?:cache|config|composer|local|npm|wp-cli|ansible)/.*");

    /** Where none of them belongs: the system's own folders. */
    private static final Pattern NO_TOOLS =
            Pattern.compile("/(?:etc|boot|dev|run|usr(?:/(?:bin|sbin|lib|lib64|libexec|share|include))?)");

    /** What keeps programs of its own among settings: the history of etckeeper, and Pi-hole's installer. */
    private static final Pattern OF_SETTINGS = Pattern.compile("/etc/\\.(?:git/hooks|pihole)/.*");

    /** Empty where it lies as programs do. */
    static Optional<OddPlace> of(Evidence evidence) {
        return mounted(evidence)
                .or(() -> paths(evidence).flatMap(path -> blank(path).stream()).findFirst())
                .or(() -> paths(evidence)
                        .flatMap(path -> hidden(evidence, path).stream())
                        .findFirst());
    }

    private static Stream<String> paths(Evidence evidence) {
        ProcessSample process = evidence.process();
        Stream<String> script = Script.of(process).stream()
                .map(path -> evidence.facts()
                        .access()
                        .flatMap(access ->
                                Optional.ofNullable(access.loaded().get(path)).map(FileAccess::path))
                        .orElse(path));
        return Stream.concat(process.executable().stream(), script).filter(path -> path.startsWith("/"));
    }

    private static Optional<OddPlace> mounted(Evidence evidence) {
        return files(evidence)
                .filter(file -> file.state() == State.MOUNTED)
                .map(file -> new OddPlace(
                        "mounted",
                        severity(evidence),
                        file.path(),
                        file.path().substring(0, file.path().lastIndexOf('/'))))
                .findFirst();
    }

    private static Stream<FileOrigin> files(Evidence evidence) {
        Provenance provenance = evidence.facts().provenance();
        return Stream.concat(provenance.program().stream(), provenance.script().stream());
    }

    private static Optional<OddPlace> blank(String path) {
        for (int end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
            if (BLANK.matcher(name(path, end)).matches()) {
                return Optional.of(new OddPlace("blank", Severity.DANGER, path, path.substring(0, end)));
            }
        }
        return Optional.empty();
    }

    /** Of an image nobody knows what its maker hides in it, and of a package why. */
    private static Optional<OddPlace> hidden(Evidence evidence, String path) {
        if (evidence.process().containerId().isPresent()
                || files(evidence).anyMatch(file -> file.path().equals(path) && isPackages(file))) {
            return Optional.empty();
        }
        for (int end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
            String name = name(path, end);
            int start = end - name.length();
            if (name.startsWith(".") && !isTools(path, start) && isAmongAll(evidence, path, start - 1)) {
                return Optional.of(new OddPlace("hiding", severity(evidence), path, path.substring(0, end)));
            }
        }
        return Optional.empty();
    }

    private static boolean isTools(String path, int start) {
        return IN_A_HOME.matcher(path).matches()
                || OF_SETTINGS.matcher(path).matches()
                || TOOLS.matcher(path.substring(start)).matches()
                        && !NO_TOOLS.matcher(path.substring(0, start - 1)).matches();
    }

    /** A person may play with such places; what root or a service runs is nobody's toy. */
    private static Severity severity(Evidence evidence) {
        return Sessions.isAPersonsOwn(evidence) ? Severity.CAUTION : Severity.DANGER;
    }

    private static boolean isPackages(FileOrigin file) {
        return file.owner().isPresent();
    }

    /** Beside what others install; where only packages do, anywhere, as soon as it is known that none owns it. */
    private static boolean isAmongAll(Evidence evidence, String path, int end) {
        return OF_ALL.matcher(path.substring(0, end)).matches()
                || SystemFolders.contain(path)
                        && files(evidence)
                                .anyMatch(file -> file.path().equals(path) && file.state() == State.UNPACKAGED);
    }

    private static String name(String path, int end) {
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    Warning warning(Evidence evidence) {
        String shownPath = UntrustedText.visible(path);
        String shownFolder = UntrustedText.visible(folder);
        boolean muted = evidence.operatorExpectsAt(path);
        return new Warning(
                WarningCode.SUSPICIOUS_PATH,
                Optional.empty(),
                severity,
                muted,
                text("warning.SUSPICIOUS_PATH.title." + variant, shownFolder),
                muted
                        ? text("warning.SUSPICIOUS_PATH.muted", evidence.name(), shownPath)
                        : text(
                                "warning.SUSPICIOUS_PATH.why." + variant,
                                Shown.words(evidence.name()),
                                shownPath,
                                evidence.process().user(),
                                shownFolder),
                muted
                        ? text("warning.muted.todo", evidence.name())
                        : text(
                                "warning.SUSPICIOUS_PATH.todo." + (variant.equals("mounted") ? variant : "hiding"),
                                Integer.toString(evidence.process().pid())));
    }
}
