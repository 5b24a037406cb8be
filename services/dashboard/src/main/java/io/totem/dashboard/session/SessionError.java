package io.totem.dashboard.session;

import io.totem.platform.problem.ErrorCode;
import io.totem.platform.text.Text;

/** What a session cannot do. */
public enum SessionError implements ErrorCode {
    PASSWORD_CHANGE_NEEDED(403, "먼저 비밀번호를 바꿔야 합니다", "The password must be changed first");

    private final int status;
    private final Text title;

    SessionError(int status, String ko, String en) {
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
