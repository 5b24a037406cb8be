package io.totem.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.totem.platform.node.NodeName;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Ends a request with a problem before it has reached any resource: for filters in front of the routes. */
@Singleton
public final class RouteProblems {

    private static final List<String> LANGUAGES = List.of("ko", "en");

    private static final String ENDED = "totem.ended";

    private final NodeName node;
    private final ObjectMapper json;

    RouteProblems(NodeName node, ObjectMapper json) {
        this.node = node;
        this.json = json;
    }

    /** Also while a resource still works at an answer of its own: that one comes too late then, and is no failure. */
    public void end(RoutingContext context, ProblemException exception) {
        context.put(ENDED, true);
        Problem problem = Problem.of(exception, UUID.randomUUID().toString(), node.value(), languageOf(context));
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(text(problem));
    }

    static boolean hasEnded(RoutingContext context) {
        return context.get(ENDED) != null;
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }

    private static Locale languageOf(RoutingContext context) {
        return context.acceptableLanguages().stream()
                .map(LanguageHeader::tag)
                .filter(LANGUAGES::contains)
                .findFirst()
                .map(Locale::of)
                .orElse(Locale.ENGLISH);
    }
}
