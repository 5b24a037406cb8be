package io.totem.dashboard.session;

import io.totem.platform.problem.ErrorCode;
import io.totem.platform.problem.ErrorKind;

/** What a session cannot do. */
public enum SessionError implements ErrorCode {
    PASSWORD_CHANGE_NEEDED(403, "먼저 비밀번호를 바꿔야 합니다", "The password must be changed first");

    private final ErrorKind kind;

    SessionError(int status, String korean, String english) {
        this.kind = new ErrorKind(status, korean, english);
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
