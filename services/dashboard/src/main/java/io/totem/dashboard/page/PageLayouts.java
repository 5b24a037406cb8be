package io.totem.dashboard.page;

import io.totem.dashboard.session.Caller;
import io.totem.dashboard.session.CurrentCaller;
import io.totem.dashboard.upstream.Answer;
import io.totem.platform.node.NodeName;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;

/** Builds what is around the page of the running request. */
@RequestScoped
public class PageLayouts {

    private final PageLocales locales;
    private final Assets assets;
    private final CurrentCaller user;
    private final VerdictCountsSource countsSource;
    private final NodeName node;
    private final HttpHeaders headers;
    private final UriInfo uri;

    PageLayouts(
            PageLocales locales,
            Assets assets,
            CurrentCaller user,
            VerdictCountsSource countsSource,
            NodeName node,
            HttpHeaders headers,
            UriInfo uri) {
        this.locales = locales;
        this.assets = assets;
        this.user = user;
        this.countsSource = countsSource;
        this.node = node;
        this.headers = headers;
        this.uri = uri;
    }

    /** A page where only the header is live. */
    public PageLayout of(Tab tab) {
        return of(tab, "status");
    }

    /** @param kind what the page's event stream shows */
    public PageLayout of(Tab tab, String kind) {
        return of(tab, kind, new Query(Map.of()));
    }

    /** @param query what the page is filtered by */
    public PageLayout of(Tab tab, String kind, Query query) {
        String rest = query.toString().replaceFirst("^\\?", "&");
        return layout(Optional.of(tab), Optional.of("/events?kind=" + kind + rest));
    }

    /** A page with a stream of its own, or before the login. */
    public PageLayout quiet(Optional<Tab> tab) {
        return layout(tab, Optional.empty());
    }

    /** Around an answer that is made where nothing may wait: it does not even know who is reading. */
    public PageLayout hasty() {
        return layout(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private PageLayout layout(Optional<Tab> tab, Optional<String> live) {
        return layout(tab, live, user.find());
    }

    private PageLayout layout(Optional<Tab> tab, Optional<String> live, Optional<Caller> reading) {
        Optional<Caller> caller = reading.filter(person -> !person.mustChangePassword());
        Optional<Answer<VerdictCounts>> counts = caller.map(person -> countsSource.now());
        return new PageLayout(
                locales.of(headers),
                assets,
                locales.theme(headers.getCookies()),
                tab,
                caller,
                counts,
                node.value(),
                here(),
                caller.flatMap(person -> live));
    }

    private String here() {
        String query = uri.getRequestUri().getRawQuery();
        return uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
    }
}
