package io.totem.dashboard.process;

import io.totem.dashboard.live.LivePage;
import io.totem.dashboard.live.Part;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Reader;
import io.totem.dashboard.upstream.Asker;
import jakarta.inject.Singleton;
import java.util.List;

/** What can be ended, as it changes. */
@Singleton
final class EndingLive implements LivePage {

    private final Ending ending;

    EndingLive(Ending ending) {
        this.ending = ending;
    }

    @Override
    public String kind() {
        return "ending";
    }

    @Override
    public List<Part> parts(Asker asker, Reader reader, Query query) {
        return List.of(new Part("list", Pages.words(reader, ProcessTemplates.ending$list(reader, ending.look(asker)))));
    }
}
