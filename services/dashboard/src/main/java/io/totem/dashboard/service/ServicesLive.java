package io.totem.dashboard.service;

import io.totem.api.metrics.ServiceList;
import io.totem.dashboard.live.Fragment;
import io.totem.dashboard.live.LivePage;
import io.totem.dashboard.metrics.MetricsClient;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.UpstreamCaller;
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
    public List<Fragment> parts(UpstreamCaller caller, PageLocale locale, Query query) {
        Answer<ServiceList> services = Answer.of(() -> metrics.services(caller));
        Answer<StackContainers> containers = Answer.of(() -> stack.containers(caller));
        return List.of(
                new Fragment("list", Pages.words(locale, ServiceTemplates.services$list(locale, services))),
                new Fragment("stack", Pages.words(locale, ServiceTemplates.services$stack(locale, containers))));
    }
}
