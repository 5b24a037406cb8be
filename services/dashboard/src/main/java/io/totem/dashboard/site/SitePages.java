package io.totem.dashboard.site;

import io.totem.dashboard.page.Askers;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Frames;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
import io.totem.dashboard.upstream.Trouble;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;

/** The page of one site: asked for as it is, and again when a look at it could not be started. */
@RequestScoped
public class SitePages {

    private final SiteClient sites;
    private final Frames frames;
    private final Askers askers;

    SitePages(SiteClient sites, Frames frames, Askers askers) {
        this.sites = sites;
        this.frames = frames;
        this.askers = askers;
    }

    Response site(String id, Query query) {
        return site(id, query, Optional.empty());
    }

    /** Why no look was started stands above what is known of the site. */
    Response refused(String id, Trouble trouble) {
        return site(id, new Query(Map.of()), Optional.of(trouble));
    }

    private Response site(String id, Query query, Optional<Trouble> refused) {
        Asker asker = askers.asker();
        Site site = sites.one(asker, id);
        SiteView view = SiteView.of(asker, site, query, Answer.of(() -> sites.runs(asker, id, query)), refused);
        Frame frame = frames.of(Tab.SITES, SiteLive.KIND, SiteLive.query(id, query));
        return Pages.page(
                frame.reader(),
                SiteTemplates.site(frame, frame.reader(), view),
                refused.map(Trouble::status).orElse(200));
    }
}
