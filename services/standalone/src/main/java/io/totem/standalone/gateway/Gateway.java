package io.totem.standalone.gateway;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.totem.api.text.LocalizedText;
import io.totem.dashboard.origin.OriginFilter;
import io.totem.dashboard.session.Caller;
import io.totem.dashboard.session.SessionChecks;
import io.totem.dashboard.session.SessionCookie;
import io.totem.dashboard.session.SessionError;
import io.totem.dashboard.token.TokenIssuer;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.problem.RouteProblems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What nginx and the dashboard do in the stack, in one process: on the way to a service a browser's cookie becomes an
 * internal token. The services verify it as ever. Without a cookie a token passes on as it is; it can only be ours.
 */
@Singleton
public class Gateway {

    private static final Logger LOG = Logger.getLogger(Gateway.class);

    private final SessionCookie cookies;
    private final SessionChecks sessions;
    private final TokenIssuer tokens;
    private final RouteProblems problems;

    Gateway(SessionCookie cookies, SessionChecks sessions, TokenIssuer tokens, RouteProblems problems) {
        this.cookies = cookies;
        this.sessions = sessions;
        this.tokens = tokens;
        this.problems = problems;
    }

    /** After the check of host and origin, before authentication. */
    void register(@Observes Filters filters) {
        filters.register(this::filter, OriginFilter.PRIORITY - 1);
    }

    private void filter(RoutingContext context) {
        String path = context.normalizedPath();
        boolean toService = path.startsWith("/api/") || path.startsWith("/q/");
        if (!toService || cookies.read(context.request()).isEmpty()) {
            context.next();
            return;
        }
        context.request().pause();
        sessions.check(context).subscribe().with(found -> goOn(context, found), failure -> fail(context, failure));
    }

    private void goOn(RoutingContext context, Optional<Caller> found) {
        context.request().resume();
        context.request().headers().remove(HttpHeaders.COOKIE);
        if (found.isEmpty()) {
            context.next();
        } else if (found.get().mustChangePassword()) {
            problems.end(
                    context,
                    new ProblemException(
                            SessionError.PASSWORD_CHANGE_NEEDED,
                            new LocalizedText(
                                    "처음 받은 비밀번호로는 다른 일을 할 수 없습니다. /password 에서 비밀번호를 바꾸세요.",
                                    "Nothing is open with the password you were given. Change it at /password.")));
        } else {
            String token = tokens.tokenFor(found.get());
            context.request().headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + token);
            context.next();
        }
    }

    private void fail(RoutingContext context, Throwable failure) {
        LOG.errorf(failure, "the session of a request to %s cannot be checked", context.normalizedPath());
        context.request().resume();
        problems.end(
                context,
                new ProblemException(
                        CommonError.STORE_UNAVAILABLE,
                        new LocalizedText(
                                "로그인 정보를 저장소에서 읽지 못했습니다. 잠시 뒤에 다시 시도하세요.",
                                "Your login cannot be looked up because the store does not answer. Try again in a moment.")));
    }
}
