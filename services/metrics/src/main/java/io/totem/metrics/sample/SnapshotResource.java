package io.totem.metrics.sample;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.metrics.Snapshot;
import io.totem.api.metrics.SnapshotApi;
import io.totem.api.text.LocalizedText;
import io.totem.metrics.MetricsError;
import io.totem.platform.caller.Role;
import io.totem.platform.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;

/** What the machine does now. */
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class SnapshotResource implements SnapshotApi {

    /** The first snapshot is there a quarter of a second after the start. */
    private static final Duration FIRST_SNAPSHOT = Duration.ofSeconds(3);

    private final Sampler sampler;
    private final SampleLoop loop;

    SnapshotResource(Sampler sampler, SampleLoop loop) {
        this.sampler = sampler;
        this.loop = loop;
    }

    @Override
    public Snapshot snapshot() {
        loop.requestSample();
        return sampler.await(FIRST_SNAPSHOT)
                .orElseThrow(
                        () -> new ProblemException(
                                MetricsError.NO_SAMPLE,
                                new LocalizedText(
                                        "이 서버를 아직 한 번도 측정하지 못했습니다. 몇 초 뒤에 다시 요청하고, 계속되면 Totem 로그를 확인하세요.",
                                        "This server has not been measured yet. Ask again in a few seconds; if that goes on, look into Totem's log.")));
    }
}
