package io.totem.dashboard.page;

import io.totem.dashboard.session.CurrentUser;
import io.totem.dashboard.session.SignedIn;
import io.totem.dashboard.upstream.Answer;
import io.totem.platform.node.NodeName;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;

/** Builds what is around the page of the running request. */
@RequestScoped
public class Frames {

    private final Readers readers;
    private final Assets assets;
    private final CurrentUser user;
    private final Standings standings;
    private final NodeName node;
    private final HttpHeaders headers;
    private final UriInfo uri;

    Frames(
            Readers readers,
            Assets assets,
            CurrentUser user,
            Standings standings,
            NodeName node,
            HttpHeaders headers,
            UriInfo uri) {
        this.readers = readers;
        this.assets = assets;
        this.user = user;
        this.standings = standings;
        this.node = node;
        this.headers = headers;
        this.uri = uri;
    }

    /** A page where only the header is live. */
    public Frame of(Tab tab) {
        return of(tab, "status");
    }

    /** @param kind what the page's event stream shows */
    public Frame of(Tab tab, String kind) {
        return of(tab, kind, new Query(Map.of()));
    }

    /** @param query what the page is filtered by */
    public Frame of(Tab tab, String kind, Query query) {
        String rest = query.toString().replaceFirst("^\\?", "&");
        return frame(Optional.of(tab), Optional.of("/events?kind=" + kind + rest));
    }

    /** A page with a stream of its own, or before the login. */
    public Frame quiet(Optional<Tab> tab) {
        return frame(tab, Optional.empty());
    }

    /** Around an answer that is made where nothing may wait: it does not even know who is reading. */
    public Frame hasty() {
        return frame(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Frame frame(Optional<Tab> tab, Optional<String> live) {
        return frame(tab, live, user.find());
    }

    private Frame frame(Optional<Tab> tab, Optional<String> live, Optional<SignedIn> reading) {
        Optional<Person> person =
                reading.filter(signedIn -> !signedIn.mustChangePassword()).map(Person::of);
        Optional<Answer<Standing>> standing = person.map(signedIn -> standings.now());
        return new Frame(
                readers.of(headers),
                assets,
                readers.theme(headers.getCookies()),
                tab,
                person,
                standing,
                node.value(),
                here(),
                person.flatMap(signedIn -> live));
    }

    private String here() {
        String query = uri.getRequestUri().getRawQuery();
        return uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
    }
}
