package io.totem.dashboard.overview;

import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.live.LivePage;
import io.totem.dashboard.live.Part;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Reader;
import io.totem.dashboard.upstream.Asker;
import jakarta.inject.Singleton;
import java.util.List;

/** The Overview's parts. */
@Singleton
final class OverviewLive implements LivePage {

    private final Overview overview;

    OverviewLive(Overview overview) {
        this.overview = overview;
    }

    @Override
    public String kind() {
        return "overview";
    }

    @Override
    public List<Part> parts(Asker asker, Reader reader, Query query) {
        OverviewView view = overview.look(asker);
        return List.of(
                part("cards", reader, OverviewTemplates.overview$cards(reader, view)),
                part("looks", reader, OverviewTemplates.overview$looks(reader, view)),
                part("services", reader, OverviewTemplates.overview$services(reader, view)),
                part("top", reader, OverviewTemplates.overview$top(reader, view)),
                part("logs", reader, OverviewTemplates.overview$logs(reader, view)),
                part("refused", reader, OverviewTemplates.overview$refused(reader, view)));
    }

    private static Part part(String id, Reader reader, TemplateInstance template) {
        return new Part(id, Pages.words(reader, template));
    }
}
