package io.totem.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.arc.All;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.totem.api.problem.FieldError;
import io.totem.api.text.LocalizedText;
import io.totem.platform.node.NodeName;
import io.totem.platform.text.ReaderLanguage;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every way a request can end badly, as one kind of answer. No stack trace leaves a service. */
@Singleton
public final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final NodeName node;
    private final List<ProblemPage> pages;

    ProblemMappers(NodeName node, @All List<ProblemPage> pages) {
        this.node = node;
        this.pages = pages;
    }

    @ServerExceptionMapper
    public Response problem(ProblemException exception, ContainerRequestContext request) {
        return answer(exception, request);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response notLoggedIn(SecurityException ignored, ContainerRequestContext request) {
        return answer(
                new ProblemException(
                        CommonError.NOT_LOGGED_IN,
                        new LocalizedText(
                                "이 주소는 로그인한 사람만 볼 수 있습니다. /login 에서 로그인하거나 토큰을 보내세요.",
                                "Only people who are logged in can see this. Log in at /login, or send a token.")),
                request);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException ignored, ContainerRequestContext request) {
        return answer(
                new ProblemException(
                        CommonError.FORBIDDEN,
                        new LocalizedText(
                                "지금 역할로는 할 수 없는 일입니다. 관리자에게 역할을 올려 달라고 하세요.",
                                "Your role is not enough for this. Ask an admin for a higher one.")),
                request);
    }

    @ServerExceptionMapper
    public Response badJson(MismatchedInputException exception, ContainerRequestContext request) {
        String field = exception.getPath().stream()
                .map(reference ->
                        reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : reference.getFieldName())
                .collect(Collectors.joining("."));
        LocalizedText why = new LocalizedText(
                "이 자리에 올 수 없는 값이거나 모르는 필드입니다", "a value that cannot stand here, or a field nobody knows");
        return answer(
                new ProblemException(
                        CommonError.BAD_REQUEST,
                        new LocalizedText(
                                "보낸 JSON에 받을 수 없는 필드가 있습니다. errors에 적힌 필드를 고쳐 다시 보내세요.",
                                "The JSON has a field that cannot be taken. Correct the fields listed in errors and"
                                        + " send it again."),
                        List.of(new FieldError(field.isEmpty() ? "$" : field, why))),
                request);
    }

    @ServerExceptionMapper
    public Response brokenJson(JsonProcessingException exception, ContainerRequestContext request) {
        int line = exception.getLocation() == null ? 1 : exception.getLocation().getLineNr();
        return answer(
                new ProblemException(
                        CommonError.BAD_REQUEST,
                        new LocalizedText(
                                "보낸 내용이 올바른 JSON이 아닙니다 (" + line + "번째 줄).",
                                "What was sent is not valid JSON (line " + line + ").")),
                request);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException exception, ContainerRequestContext request) {
        Response original = exception.getResponse();
        if (original.getStatus() < 400 || original.hasEntity()) {
            return original;
        }
        if (exception.getCause() instanceof ProblemException problem) {
            return answer(problem, request);
        }
        if (exception.getCause() instanceof MismatchedInputException mismatched) {
            return badJson(mismatched, request);
        }
        if (exception.getCause() instanceof JsonProcessingException json) {
            return brokenJson(json, request);
        }
        if (exception instanceof NotFoundException && exception.getCause() != null) {
            // JAX-RS' word for a parameter that could not be converted.
            return answer(RouteFaults.unreadable(CommonError.BAD_REQUEST), request);
        }
        CommonError code = CommonError.ofStatus(original.getStatus());
        String path = request.getUriInfo().getPath();
        return answer(
                new ProblemException(
                        code,
                        new LocalizedText(
                                code.title().ko() + ": " + path + ". 주소와 보낸 값을 확인하세요.",
                                code.title().en() + ": " + path + ". Check the address and what was sent.")),
                request);
    }

    @ServerExceptionMapper
    public Response failure(Throwable failure, ContainerRequestContext request) {
        Optional<CommonError> fault = RequestFault.of(failure);
        if (fault.isPresent()) {
            return answer(RouteFaults.unreadable(fault.get()), request);
        }
        String instance = UUID.randomUUID().toString();
        LOG.errorf(
                failure,
                "request %s failed: %s %s",
                instance,
                request.getMethod(),
                request.getUriInfo().getPath());
        ProblemException problem = new ProblemException(
                CommonError.INTERNAL,
                new LocalizedText(
                        "Totem 안에서 오류가 나서 답을 만들지 못했습니다. 번호 " + instance + " 로 Totem 로그에서 원인을 찾을 수 있습니다.",
                        "Totem failed while making this answer. The cause is in Totem's log under " + instance + "."));
        return answer(problem, instance, request);
    }

    private Response answer(ProblemException exception, ContainerRequestContext request) {
        String instance = UUID.randomUUID().toString();
        LOG.debugf("request %s: %s", instance, exception.getMessage());
        return answer(exception, instance, request);
    }

    private Response answer(ProblemException exception, String instance, ContainerRequestContext request) {
        Problem problem = Problem.of(exception, instance, node.value(), languageOf(request));
        Response response = pages.stream()
                .flatMap(page -> page.answer(problem, request).stream())
                .findFirst()
                .orElseGet(() -> Response.status(problem.status())
                        .type(Problem.MEDIA_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(problem)
                        .build());
        exception
                .retryAfter()
                .ifPresent(wait -> response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
        return response;
    }

    private static Locale languageOf(ContainerRequestContext request) {
        Optional<String> chosen = Optional.ofNullable(request.getCookies().get(ReaderLanguage.COOKIE))
                .map(Cookie::getValue);
        return ReaderLanguage.of(chosen, acceptedBy(request));
    }

    /** None where the header cannot be read: whoever is told of one failure is not to cause another by it. */
    private static List<Locale> acceptedBy(ContainerRequestContext request) {
        try {
            return request.getAcceptableLanguages();
        } catch (WebApplicationException unreadable) {
            return List.of();
        }
    }
}
