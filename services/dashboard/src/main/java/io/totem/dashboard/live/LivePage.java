package io.totem.dashboard.live;

import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.UpstreamCaller;
import java.time.Duration;
import java.util.List;

/** A page with parts that change while it is looked at. Implemented once for each kind of page. */
public interface LivePage {

    /** The name in {@code /events?kind=…}. */
    String kind();

    /** What the page can be filtered by. */
    default List<String> parameters() {
        return List.of();
    }

    /** How often it is worth looking again. */
    default Duration every() {
        return Duration.ofSeconds(3);
    }

    /** The parts as they are now, rendered by the page's own template. They may depend on the asker's role, not name. */
    List<Fragment> parts(UpstreamCaller caller, PageLocale locale, Query query);
}
