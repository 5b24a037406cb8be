package io.totem.policy;

import io.totem.platform.problem.ErrorCode;
import io.totem.platform.problem.ErrorKind;

/** What process-policy can answer beside what every service can. */
public enum PolicyError implements ErrorCode {
    POLICY_INVALID(400, "정책에 받을 수 없는 값이 있습니다", "The policy has values that cannot be taken"),
    POLICY_UNKNOWN(404, "그런 정책이 없습니다", "There is no such policy"),
    POLICY_EXISTS(409, "같은 이름의 정책이 이미 있습니다", "A policy of that name exists already"),
    IMPORT_UNREADABLE(400, "파일을 읽을 수 없습니다", "The file cannot be read"),
    IMPORT_TOO_LARGE(413, "한 번에 가져오기에는 너무 많습니다", "Too much to import at once"),
    RULE_INVALID(400, "규칙에 받을 수 없는 값이 있습니다", "The rule has values that cannot be taken"),
    RULE_UNKNOWN(404, "그런 규칙이 없습니다", "There is no such rule"),
    RULE_EXISTS(409, "같은 이름의 규칙이 이미 있습니다", "A rule of that name exists already"),
    RULE_TOO_BROAD(409, "규칙이 너무 많은 프로세스에 들어맞습니다", "The rule matches too many processes"),
    TOP_UNKNOWN(404, "그때의 기록이 없습니다", "Nothing was measured then"),
    PROPOSAL_UNKNOWN(404, "그런 제안이 없습니다", "There is no such proposal"),
    PROCESS_UNKNOWN(404, "그런 프로세스가 없습니다", "There is no such process"),
    IDENTITY_CHANGED(409, "이 PID는 이제 다른 프로세스입니다", "This PID is another process now");

    private final ErrorKind kind;

    PolicyError(int status, String korean, String english) {
        this.kind = new ErrorKind(status, korean, english);
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
