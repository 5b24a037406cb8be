package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.policies.ProcessPolicy;
import io.totem.api.text.LocalizedText;
import io.totem.platform.text.UntrustedText;
import io.totem.policy.access.Account;
import io.totem.policy.access.FileAccess;
import io.totem.policy.access.ProcessAccess;
import io.totem.policy.access.Replacer;
import io.totem.policy.known.ProcessNames;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.place.Place;
import io.totem.policy.port.Severity;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.script.Interpreted;
import io.totem.policy.script.Runs;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * SUSPICIOUS_PATH: the program does not lie where programs are installed. How bad that is follows from who owns the file and
 * who may replace it. Under a folder that is open to everybody only an operator's own policy excuses it.
 */
final class SuspiciousPathRule implements WarningRule {

    /** A web server, or what makes its pages: nothing that lies in its folders and is its own was installed there by it. */
    private static final Pattern WEB_UNIT = Pattern.compile(
            "(nginx|openresty|angie|apache2|httpd|lighttpd|caddy|php[0-9.]*-fpm|php-fpm[0-9.]*)(@.*)?\\.service");

    private static final Pattern ROOTS_SCRIPTS = Pattern.compile("/root/(?:s?bin/)?[^/.][^/]*");
    private static final Pattern GO_RUN = Pattern.compile("/tmp/go-build[0-9]+/b[0-9]+/exe/[^/.][^/]*");

    private static final String HIDDEN = "/.";
    private static final String PIPE = "pipe";

    /** What a person keeps there is meant for himself. */
    private static final List<String> HOMES = List.of("/home/", "/root/");

    @Override
    public List<Warning> check(Evidence evidence) {
        return OddPlace.of(evidence)
                .map(odd -> odd.warning(evidence))
                .or(() -> evidence.place().flatMap(place -> check(evidence, place)))
                .stream()
                .toList();
    }

    private static Optional<Warning> check(Evidence evidence, Place place) {
        if (isCovered(evidence, place)) {
            return Optional.empty();
        }
        Optional<FileAccess> file = evidence.facts().access().flatMap(access -> file(evidence, access, place));
        return switch (place.kind()) {
            case STANDARD, MEMORY -> Optional.empty();
            case WORLD_WRITABLE ->
                file.map(access -> open(evidence, place, access)).orElseGet(() -> Optional.of(unread(evidence, place)));
            case ELSEWHERE -> elsewhere(evidence, place, file);
        };
    }

    /** What only this process sees there says nothing of who can put files there on the machine; ALTERED_BINARY tells of it. */
    private static boolean isCovered(Evidence evidence, Place place) {
        Provenance provenance = evidence.facts().provenance();
        return Stream.concat(provenance.program().stream(), provenance.script().stream())
                .anyMatch(file ->
                        file.state() == FileOrigin.State.COVERED && file.path().equals(place.path()));
    }

    private static Optional<FileAccess> file(Evidence evidence, ProcessAccess access, Place place) {
        boolean program =
                evidence.process().executable().filter(place.path()::equals).isPresent();
        return program ? access.program() : Optional.ofNullable(access.loaded().get(place.path()));
    }

    /** It could not be looked at, and is called like one that is open everywhere. */
    private static Warning unread(Evidence evidence, Place place) {
        return new Told(evidence, place, "unread", Severity.DANGER).of(place.path(), "");
    }

    /** Empty where only the file itself is open, not a folder above it: REPLACEABLE_BY says that. */
    private static Optional<Warning> open(Evidence evidence, Place place, FileAccess file) {
        return file.openFolder().filter(_ -> !isGoRun(evidence, file)).map(folder -> {
            if (file.owner().isEmpty()) {
                return new Told(evidence, place, "open", Severity.DANGER).of(folder, "");
            }
            boolean others = file.anybody().isPresent()
                    || file.owner()
                            .filter(owner -> !file.isClosedBut(owner.uid()))
                            .isPresent();
            boolean roots = file.owner().filter(Account::isRoot).isPresent();
            if (others) {
                return new Told(evidence, place, "others", Severity.DANGER).of(folder, "");
            }
            if (BuildScripts.isOne(evidence)) {
                return new Told(evidence, place, "build", Severity.CAUTION).of(folder, owner(file));
            }
            if (file.owner().filter(owner -> isServices(evidence, owner)).isPresent()) {
                boolean contained = evidence.process().containerId().isPresent();
                return new Told(evidence, place, contained ? "container" : "service", Severity.DANGER)
                        .of(folder, owner(file));
            }
            if (!roots && file.path().substring(folder.length()).contains(HIDDEN)) {
                return new Told(evidence, place, "hidden", Severity.DANGER).of(folder, owner(file));
            }
            return new Told(evidence, place, roots ? "roots" : "closed", Severity.CAUTION).of(folder, owner(file));
        });
    }

    private static boolean isServices(Evidence evidence, Account owner) {
        return owner.kind() == Account.Kind.SERVICE && !isInOwnSlice(evidence.process(), owner);
    }

    private static Optional<Warning> elsewhere(Evidence evidence, Place place, Optional<FileAccess> file) {
        Optional<Account> runner = evidence.facts().access().map(ProcessAccess::runner);
        if (DeletedBinaryRule.goneScript(evidence).filter(place.path()::equals).isPresent()) {
            return Optional.empty();
        }
        if (file.isPresent() && runner.isPresent()) {
            if (isOwnTool(evidence.process(), runner.get(), file.get())
                    || isRootsScript(evidence.process(), runner.get(), file.get())
                    || isTheImages(evidence.process(), file.get())) {
                return Optional.empty();
            }
            if (isDropped(evidence.process(), runner.get(), file.get())) {
                return Optional.of(new Told(evidence, place, "dropped", Severity.DANGER)
                        .of(place.path(), runner.get().name()));
            }
            if (isInstalled(evidence.process(), file.get())) {
                return Optional.empty();
            }
            if (isOwn(evidence.process(), runner.get(), file.get())) {
                return Optional.of(new Told(evidence, place, "own", Severity.INFO)
                        .of(place.path(), runner.get().name()));
            }
        }
        return Optional.of(new Told(evidence, place, "elsewhere", Severity.CAUTION).of(place.path(), ""));
    }

    /** Of somebody who is logged in, or root at a terminal: his own or root's file, which nobody else may replace. */
    private static boolean isOwnTool(ProcessSample process, Account runner, FileAccess file) {
        boolean person = runner.kind() == Account.Kind.PERSON || isInOwnSlice(process, runner);
        boolean persons = person
                ? !Sessions.isService(process)
                : runner.isRoot() && process.containerId().isEmpty() && Sessions.isInOne(process);
        boolean own = file.owner()
                .map(owner -> owner.isRoot() || owner.uid() == runner.uid())
                .orElse(file.closed().isPresent());
        return persons && own && file.isClosedBut(runner.uid());
    }

    /** What an administrator wrote for himself: a script of root's directly in root's home or its bin, closed to all others. */
    private static boolean isRootsScript(ProcessSample process, Account runner, FileAccess file) {
        return runner.isRoot()
                && process.containerId().isEmpty()
                && process.executable().filter(file.path()::equals).isEmpty()
                && ROOTS_SCRIPTS.matcher(file.path()).matches()
                && file.isRootsAlone();
    }

    /** What {@code go run} builds for a person in their own session, and removes again. */
    private static boolean isGoRun(Evidence evidence, FileAccess file) {
        return GO_RUN.matcher(file.path()).matches()
                && evidence.facts()
                        .access()
                        .map(ProcessAccess::runner)
                        .filter(runner -> !runner.isRoot() && isOwnTool(evidence.process(), runner, file))
                        .isPresent();
    }

    /** A login of somebody whose number is not in login.defs(5), as those of a directory service are. */
    private static boolean isInOwnSlice(ProcessSample process, Account user) {
        return DirectoryUsers.mayBeOne(user.uid())
                && process.cgroup().startsWith("/user.slice/user-" + user.uid() + ".slice/");
    }

    /** By root or by a person, outside the homes: nobody else can have put it there, and it does not hide. */
    private static boolean isInstalled(ProcessSample process, FileAccess file) {
        return process.containerId().isEmpty()
                && !file.path().contains(HIDDEN)
                && HOMES.stream().noneMatch(file.path()::startsWith)
                && file.owner()
                        .filter(owner -> owner.kind() != Account.Kind.SERVICE
                                && (file.isClosedBut(owner.uid()) || owner.isRoot() && isAmongOnePersons(file)))
                        .isPresent();
    }

    /** Root's file in the folder of a person who deploys there: that person's own files beside it are no finding either. */
    private static boolean isAmongOnePersons(FileAccess file) {
        return file.anybody().isEmpty()
                && file.replacers().size() == 1
                && file.replacers().getFirst().account().kind() == Account.Kind.PERSON;
    }

    /**
     * A service's among its own files, as web applications and what a service keeps below /var/lib are, or one that a person deployed
     * and the service may change too: by a group that both are in.
     */
    private static boolean isOwn(ProcessSample process, Account runner, FileAccess file) {
        return process.containerId().isEmpty()
                && !file.path().contains(HIDDEN)
                && runner.kind() == Account.Kind.SERVICE
                && file.owner()
                        .filter(owner -> owner.equals(runner) || isDeployers(owner, file))
                        .isPresent()
                && file.anybody().isEmpty()
                && file.replacers().stream()
                        .map(Replacer::account)
                        .allMatch(account -> account.equals(runner)
                                || file.owner().filter(account::equals).isPresent());
    }

    private static boolean isDeployers(Account owner, FileAccess file) {
        return owner.kind() != Account.Kind.SERVICE && HOMES.stream().noneMatch(file.path()::startsWith);
    }

    private static boolean isTheImages(ProcessSample process, FileAccess file) {
        return process.containerId().isPresent() && file.isRootsAlone();
    }

    /** A file of the very account that a service runs as: in a web server's own unit, or where a site keeps what visitors send. */
    private static boolean isDropped(ProcessSample process, Account runner, FileAccess file) {
        return runner.kind() == Account.Kind.SERVICE
                && file.owner().filter(owner -> owner.uid() == runner.uid()).isPresent()
                && (process.systemdUnit()
                                .filter(unit -> WEB_UNIT.matcher(unit).matches())
                                .isPresent()
                        || VisitorFolders.areUploads(file.path())
                        || process.containerId().isEmpty() && VisitorFolders.contain(file.path()));
    }

    private static String owner(FileAccess file) {
        return file.owner().map(Account::name).orElse("");
    }

    /** How it is told. */
    private record Told(Evidence evidence, Place place, String variant, Severity severity) {

        /** @param more what else the sentence names: the account it belongs to */
        Warning of(String folder, String more) {
            boolean elsewhere = variant.equals("elsewhere") || variant.equals("own");
            boolean muted = elsewhere
                    ? evidence.expectsAt(place.path())
                    : !variant.equals("dropped") && evidence.operatorExpectsAt(place.path());
            LocalizedText why = muted
                    ? text("warning.SUSPICIOUS_PATH.muted", evidence.name(), place.path())
                    : text(
                            "warning.SUSPICIOUS_PATH.why." + (isPipe() ? PIPE : variant),
                            evidence.name(),
                            place.path(),
                            evidence.process().user(),
                            folder,
                            more);
            return new Warning(
                    WarningCode.SUSPICIOUS_PATH,
                    Optional.empty(),
                    severity,
                    muted,
                    text("warning.SUSPICIOUS_PATH.title." + title(), isPipe() ? place.path() : folder),
                    why,
                    muted ? text("warning.muted.todo", evidence.name()) : advice());
        }

        /** The policy that mutes it is the one that explains the process; where there is none, one that its file's name leads to. */
        private LocalizedText advice() {
            if (isPipe()) {
                return text("warning.SUSPICIOUS_PATH.todo.pipe", place.path());
            }
            String entry =
                    evidence.explanation().known().map(ProcessPolicy::name).orElseGet(this::fileName);
            boolean nameable = ProcessNames.isPolicyName(entry) && !UntrustedText.hides(place.path());
            return variant.equals("elsewhere") && !nameable
                    ? text("warning.SUSPICIOUS_PATH.todo.unnamed")
                    : text("warning.SUSPICIOUS_PATH.todo." + todo(), place.path(), entry);
        }

        /** {@code sh < FILE}: where the file is moved to, whoever starts it has to be told. */
        private boolean isInput() {
            return Interpreted.of(evidence.process())
                    .filter(one -> one.runs() instanceof Runs.Input)
                    .flatMap(one -> one.script(evidence.process()))
                    .filter(place.path()::equals)
                    .isPresent();
        }

        private String fileName() {
            return evidence.process().executable().map(ProgramPath::fileName).orElse("");
        }

        private boolean isPipe() {
            return evidence.facts()
                    .access()
                    .flatMap(access -> file(evidence, access, place))
                    .filter(found -> found.kind() == FileAccess.Kind.PIPE)
                    .isPresent();
        }

        private String title() {
            if (isPipe()) {
                return PIPE;
            }
            return switch (variant) {
                case "elsewhere", "own", "dropped", "hidden", "unread" -> variant;
                default -> "open";
            };
        }

        private String todo() {
            return switch (variant) {
                case "elsewhere", "dropped" -> variant;
                case "closed", "roots" -> isInput() ? "input" : "closed";
                case "own", "build" -> variant;
                default -> "open";
            };
        }
    }
}
