package io.totem.logs;

import io.totem.platform.problem.ErrorCode;
import io.totem.platform.problem.ErrorKind;

/** What can go wrong when somebody reads a log. */
public enum LogError implements ErrorCode {
    SOURCE_OUTSIDE_ROOTS(403, "로그 폴더 밖의 파일입니다", "Outside the log folders"),
    SOURCE_NOT_ALLOWED(403, "이 로그를 볼 권한이 없습니다", "Your role may not open this log"),
    SOURCE_NOT_READABLE(403, "읽을 수 없는 로그입니다", "The log cannot be read"),
    SOURCE_UNKNOWN(404, "그런 로그가 없습니다", "No such log"),
    SOURCE_NOT_TEXT(415, "글로 된 로그가 아닙니다", "Not a text log");

    private final ErrorKind kind;

    LogError(int status, String korean, String english) {
        this.kind = new ErrorKind(status, korean, english);
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
