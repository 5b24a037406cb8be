package io.totem.doctor;

import io.totem.platform.problem.ErrorCode;
import io.totem.platform.problem.ErrorKind;

/** What the site doctor can answer beside what every service can. */
public enum DoctorError implements ErrorCode {
    TARGET_INVALID(400, "대상에 받을 수 없는 값이 있습니다", "The target has values that cannot be taken"),
    TARGET_UNKNOWN(404, "그런 대상이 없습니다", "There is no such target"),
    TOO_MANY_TARGETS(409, "대상이 너무 많습니다", "Too many targets"),
    RUN_UNKNOWN(404, "그런 진단이 없습니다", "There is no such run"),
    RUN_UNDER_WAY(409, "이미 진단하고 있습니다", "A run is under way"),
    TOO_MANY_RUNS(429, "한꺼번에 너무 많이 진단하고 있습니다", "Too many runs at once");

    private final ErrorKind kind;

    DoctorError(int status, String korean, String english) {
        this.kind = new ErrorKind(status, korean, english);
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
