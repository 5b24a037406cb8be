package io.totem.dashboard.rule;

import io.totem.api.page.Paged;
import io.totem.api.rules.Rule;
import io.totem.api.rules.RuleContent;
import io.totem.api.rules.RuleEditApi;
import io.totem.api.rules.RuleEvent;
import io.totem.api.rules.RulePreview;
import io.totem.api.rules.RulesApi;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.ServiceClients;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** The rules, kept by process-policy. */
@Singleton
final class RuleClient {

    private final ServiceClients clients;

    RuleClient(ServiceClients clients) {
        this.clients = clients;
    }

    Paged<Rule> list(UpstreamCaller caller, Query query) {
        return ask(caller, api -> api.list(query.page(), query.size()));
    }

    Rule one(UpstreamCaller caller, String name) {
        return ask(caller, api -> api.get(name));
    }

    RulePreview preview(UpstreamCaller caller, String name) {
        return ask(caller, api -> api.preview(name));
    }

    Paged<RuleEvent> events(UpstreamCaller caller, String name, Query query) {
        return ask(caller, api -> api.events(name, query.page(), query.size()));
    }

    /** Of a rule that is not saved. */
    RulePreview preview(UpstreamCaller caller, RuleContent content) {
        return change(caller, api -> api.tryOut(content));
    }

    Rule add(UpstreamCaller caller, RuleContent content) {
        return change(caller, api -> api.create(content));
    }

    Rule change(UpstreamCaller caller, String name, RuleContent content) {
        return change(caller, api -> api.replace(name, content));
    }

    void delete(UpstreamCaller caller, String name) {
        change(caller, api -> {
            api.delete(name);
            return name;
        });
    }

    private <T> T ask(UpstreamCaller caller, Function<RulesApi, T> question) {
        return clients.ask(Service.PROCESS_POLICY, RulesApi.class, caller, question);
    }

    private <T> T change(UpstreamCaller caller, Function<RuleEditApi, T> question) {
        return clients.ask(Service.PROCESS_POLICY, RuleEditApi.class, caller, question);
    }
}
