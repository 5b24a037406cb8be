package io.totem.metrics;

import io.totem.platform.problem.ErrorCode;
import io.totem.platform.text.Text;

/** What can go wrong in metrics. */
public enum MetricsError implements ErrorCode {
    RANGE_UNKNOWN(400, "없는 기간입니다", "There is no such range"),
    NO_SAMPLE(503, "아직 측정한 값이 없습니다", "Nothing has been measured yet");

    private final int status;
    private final Text title;

    MetricsError(int status, String ko, String en) {
        this.status = status;
        this.title = new Text(ko, en);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Text title() {
        return title;
    }
}
