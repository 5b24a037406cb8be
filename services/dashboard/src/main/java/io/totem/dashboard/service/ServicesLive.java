package io.totem.dashboard.service;

import io.totem.dashboard.live.LivePage;
import io.totem.dashboard.live.Part;
import io.totem.dashboard.metrics.MetricsClient;
import io.totem.dashboard.metrics.ServiceList;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Reader;
import io.totem.dashboard.service.StackContainer.Containers;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
import jakarta.inject.Singleton;
import java.util.List;

/** The services as their states change. */
@Singleton
final class ServicesLive implements LivePage {

    private final MetricsClient metrics;
    private final StackClient stack;

    ServicesLive(MetricsClient metrics, StackClient stack) {
        this.metrics = metrics;
        this.stack = stack;
    }

    @Override
    public String kind() {
        return "services";
    }

    @Override
    public List<Part> parts(Asker asker, Reader reader, Query query) {
        Answer<ServiceList> services = Answer.of(() -> metrics.services(asker));
        Answer<Containers> containers = Answer.of(() -> stack.containers(asker));
        return List.of(
                new Part("list", Pages.words(reader, ServiceTemplates.services$list(reader, services))),
                new Part("stack", Pages.words(reader, ServiceTemplates.services$stack(reader, containers))));
    }
}
