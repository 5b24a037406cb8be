package io.totem.metrics.history;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.metrics.History;
import io.totem.api.metrics.HistoryApi;
import io.totem.api.problem.FieldError;
import io.totem.api.text.LocalizedText;
import io.totem.metrics.MetricsError;
import io.totem.platform.caller.Role;
import io.totem.platform.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** What the machine did before. */
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class HistoryResource implements HistoryApi {

    private final HistoryReader reader;

    HistoryResource(HistoryReader reader) {
        this.reader = reader;
    }

    @Override
    public History history(String range) {
        return reader.read(Range.parse(range).orElseThrow(HistoryResource::unknownRange));
    }

    private static ProblemException unknownRange() {
        String allowed = String.join(", ", Range.allowed());
        return new ProblemException(
                MetricsError.RANGE_UNKNOWN,
                new LocalizedText(
                        "볼 수 있는 기간은 " + allowed + "입니다. 이 가운데 하나를 range에 적어 다시 요청하세요.",
                        "The ranges are " + allowed + ". Ask again with one of them as range."),
                List.of(new FieldError("range", new LocalizedText(allowed + " 가운데 하나", "one of " + allowed))));
    }
}
