package io.totem.policy.warning;

import io.totem.policy.access.Account;
import io.totem.policy.access.FileAccess;
import io.totem.policy.access.ProcessAccess;
import io.totem.policy.place.Script;
import java.util.Optional;
import java.util.regex.Pattern;

/** Scripts that a server of builds writes under /tmp and runs at once: {@code sh -xe /tmp/jenkins123.sh}. */
final class BuildScripts {

    /** Names of units and accounts, which only root gives. */
    private static final Pattern BUILDERS = Pattern.compile(
            "(?:jenkins|teamcity|bamboo|gocd|go-agent|go-server|buildkite|buildbot|gitlab-runner|actions\\.runner|forgejo-runner|act_runner|woodpecker|drone-runner|semaphore|rundeck)[^/]{0,200}");

    private BuildScripts() {}

    /**
     * Whether it is one: below a service that is known to run tools, in a unit or by an account of such a service, a script of that
     * account's that nobody else but root can replace.
     */
    static boolean isOne(Evidence evidence) {
        boolean builders = BUILDERS.matcher(evidence.process().user()).matches()
                || evidence.process()
                        .systemdUnit()
                        .filter(unit -> BUILDERS.matcher(unit).matches())
                        .isPresent();
        return builders
                && evidence.process().containerId().isEmpty()
                && Service.nearest(evidence.ancestors())
                        .filter(service ->
                                service.runsTools() && !service.process().left())
                        .isPresent()
                && isOwnAndClosed(evidence);
    }

    private static boolean isOwnAndClosed(Evidence evidence) {
        Optional<ProcessAccess> access = evidence.facts().access();
        Optional<Account> runner = access.map(ProcessAccess::runner);
        Optional<FileAccess> script = Script.of(evidence.process())
                .flatMap(path -> access.map(found -> found.loaded().get(path)));
        return script.filter(file -> file.owner().equals(runner)
                        && file.isClosedBut(runner.get().uid()))
                .isPresent();
    }
}
