package io.totem.dashboard.origin;

import io.totem.platform.problem.ErrorCode;
import io.totem.platform.problem.ErrorKind;

/** Why a request is not even looked at. */
enum OriginError implements ErrorCode {
    ORIGIN_REFUSED(403, "다른 사이트에서 보낸 요청입니다", "The request comes from another site"),
    HOST_UNKNOWN(421, "이 서버의 이름이 아닙니다", "That is not a name of this server");

    private final ErrorKind kind;

    OriginError(int status, String korean, String english) {
        this.kind = new ErrorKind(status, korean, english);
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
