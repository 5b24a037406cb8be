package io.totem.platform.path;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.totem.api.text.LocalizedText;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.problem.RouteProblems;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses every path with more than one reading, so that whoever compares paths further on may compare their text. */
@Singleton
public class PathFilter {

    /** Before every filter that looks at a path. */
    public static final int PRIORITY = 2_000;

    private final RouteProblems problems;

    PathFilter(RouteProblems problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, PRIORITY);
    }

    private void filter(RoutingContext context) {
        String path = context.request().path();
        // What follows a # is never sent by a browser, and not everybody ends a path there.
        boolean whole = context.request().uri().indexOf('#') < 0;
        if (path != null && whole && PlainPath.isPlain(path)) {
            context.next();
        } else {
            problems.end(
                    context,
                    new ProblemException(
                            CommonError.BAD_REQUEST,
                            new LocalizedText(
                                    "주소에 Totem이 쓰지 않는 글자나 표기(;, \\, //, 점만 있는 이름)가 있습니다. 주소를 확인하세요.",
                                    "The address holds something that no address of Totem has (;, \\, //, a name of dots only)."
                                            + " Check the address.")));
        }
    }
}
