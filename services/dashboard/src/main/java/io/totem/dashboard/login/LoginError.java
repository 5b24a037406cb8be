package io.totem.dashboard.login;

import io.totem.platform.problem.ErrorCode;
import io.totem.platform.problem.ErrorKind;

/** Why nobody was logged in. */
enum LoginError implements ErrorCode {
    WRONG_NAME_OR_PASSWORD(401, "이름이나 비밀번호가 맞지 않습니다", "The name or the password is wrong"),
    LOGIN_LATER(429, "잠시 기다려야 합니다", "Wait before the next try");

    private final ErrorKind kind;

    LoginError(int status, String korean, String english) {
        this.kind = new ErrorKind(status, korean, english);
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
