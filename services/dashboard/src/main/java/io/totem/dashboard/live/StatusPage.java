package io.totem.dashboard.live;

import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;
import java.util.List;

/** Every page that has nothing live but its header. */
@Singleton
final class StatusPage implements LivePage {

    @Override
    public String kind() {
        return "status";
    }

    @Override
    public List<Fragment> parts(UpstreamCaller caller, PageLocale locale, Query query) {
        return List.of();
    }
}
