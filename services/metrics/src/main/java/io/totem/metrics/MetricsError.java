package io.totem.metrics;

import io.totem.platform.problem.ErrorCode;
import io.totem.platform.problem.ErrorKind;

/** What can go wrong in metrics. */
public enum MetricsError implements ErrorCode {
    RANGE_UNKNOWN(400, "없는 기간입니다", "There is no such range"),
    NO_SAMPLE(503, "아직 측정한 값이 없습니다", "Nothing has been measured yet");

    private final ErrorKind kind;

    MetricsError(int status, String korean, String english) {
        this.kind = new ErrorKind(status, korean, english);
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
