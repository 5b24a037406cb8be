package io.totem.platform.problem;

/** What any service can answer, and the reverse proxy before them. */
public enum CommonError implements ErrorCode {
    BAD_REQUEST(400, "요청을 이해할 수 없습니다", "The request cannot be understood"),
    NOT_LOGGED_IN(401, "로그인이 필요합니다", "Log in first"),
    FORBIDDEN(403, "권한이 없습니다", "Your role does not allow this"),
    NOT_FOUND(404, "찾을 수 없습니다", "Not found"),
    METHOD_NOT_ALLOWED(405, "이 주소에서 쓸 수 없는 방법입니다", "This address does not take that method"),
    NOT_ACCEPTABLE(406, "그 형식으로는 답할 수 없습니다", "No answer exists in that format"),
    REQUEST_TIMEOUT(408, "요청이 너무 오래 걸립니다", "The request takes too long"),
    TOO_LARGE(413, "요청이 너무 큽니다", "The request is too large"),
    URI_TOO_LONG(414, "주소가 너무 깁니다", "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "이 형식은 받지 않습니다", "This format is not taken"),
    TOO_MANY_REQUESTS(429, "요청이 너무 많습니다", "Too many requests"),
    TOO_MANY_STREAMS(429, "열린 실시간 화면이 너무 많습니다", "Too many live streams are open"),
    HEADER_TOO_LARGE(431, "헤더가 너무 깁니다", "A header is too long"),
    INTERNAL(500, "Totem 안에서 오류가 났습니다", "Something failed inside Totem"),
    STORE_UNAVAILABLE(503, "저장소가 응답하지 않습니다", "The store does not answer"),
    SERVICE_DOWN(503, "서비스가 응답하지 않습니다", "A service does not answer"),
    NO_ROOM(503, "보낸 내용을 둘 곳이 없습니다", "There is no room for what was sent");

    private final ErrorKind kind;

    CommonError(int status, String korean, String english) {
        this.kind = new ErrorKind(status, korean, english);
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    /** The constant for an HTTP status; the nearest general one where there is none of its own. */
    public static CommonError ofStatus(int status) {
        for (CommonError error : values()) {
            if (error.status() == status) {
                return error;
            }
        }
        return status >= 500 ? INTERNAL : BAD_REQUEST;
    }
}
