package io.totem.api.sites;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run: the sentence, the causes, the surest first, and the stages that led there.
 *
 * @param target the site's id
 * @param targetName what the site was called then
 * @param by who started it
 * @param millis empty while it is under way
 * @param sentence empty while it is under way
 */
public record RunView(
        String node,
        String id,
        String target,
        String targetName,
        String url,
        Instant startedAt,
        String by,
        RunState state,
        Optional<Long> millis,
        Optional<Statement> sentence,
        List<StageView> stages,
        List<CauseView> causes) {

    public RunView {
        stages = List.copyOf(stages);
        causes = List.copyOf(causes);
    }
}
