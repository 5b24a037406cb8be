package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.access.Account;
import io.totem.policy.access.FileAccess;
import io.totem.policy.facts.StartUp.Loaded;
import io.totem.policy.place.Place;
import io.totem.policy.place.PlaceKind;
import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;

/**
 * SUSPICIOUS_PATH of what an interpreter loads besides its script: a module of the folder it stands in, a folder that an option or
 * a variable of its environment has it search, a file that comes first. How bad that is follows from who may replace it.
 */
final class LoadedCodeRule implements WarningRule {

    private static final String HIDDEN = "/.";

    @Override
    public List<Warning> check(Evidence evidence) {
        boolean told = evidence.place()
                .map(Place::kind)
                .filter(PlaceKind.WORLD_WRITABLE::equals)
                .isPresent();
        return told
                ? List.of()
                : evidence.facts().behaviour().startUp().loads().stream()
                        .flatMap(loaded -> warning(evidence, loaded).stream())
                        .sorted(Warning.WORST_FIRST)
                        .limit(1)
                        .toList();
    }

    private static Optional<Warning> warning(Evidence evidence, Loaded loaded) {
        FileAccess file = loaded.access();
        return file.openFolder().map(folder -> {
            Optional<Account> owner = file.owner();
            if (owner.isEmpty()) {
                return warning(evidence, loaded, folder, "absent", Severity.DANGER);
            }
            boolean others =
                    file.anybody().isPresent() || !file.isClosedBut(owner.get().uid());
            if (others) {
                return warning(evidence, loaded, folder, "open", Severity.DANGER);
            }
            boolean service = owner.get().kind() == Account.Kind.SERVICE;
            boolean hidden = !owner.get().isRoot()
                    && file.path().substring(folder.length()).contains(HIDDEN);
            if (evidence.process().uid() == 0 && !owner.get().isRoot()) {
                return warning(evidence, loaded, folder, "lesser", Severity.DANGER);
            }
            return service || hidden
                    ? warning(evidence, loaded, folder, "owner", Severity.DANGER)
                    : warning(evidence, loaded, folder, "closed", Severity.CAUTION);
        });
    }

    private static Warning warning(Evidence evidence, Loaded loaded, String folder, String variant, Severity severity) {
        return new Warning(
                WarningCode.SUSPICIOUS_PATH,
                Optional.empty(),
                severity,
                false,
                text("warning.LOADED_CODE.title", folder),
                text(
                        "warning.LOADED_CODE.why." + variant,
                        evidence.name(),
                        Shown.words(loaded.path()),
                        evidence.process().user(),
                        folder,
                        loaded.access().owner().map(Account::name).orElse(""),
                        loaded.by()),
                text("warning.LOADED_CODE.todo", Shown.words(loaded.path())));
    }
}
