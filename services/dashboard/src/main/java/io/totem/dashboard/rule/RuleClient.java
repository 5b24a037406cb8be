package io.totem.dashboard.rule;

import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.Upstream;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;

/** The rules, kept by process-policy. */
@Singleton
final class RuleClient {

    private static final String PATH = "/api/rules";

    private final Upstream upstream;

    RuleClient(Upstream upstream) {
        this.upstream = upstream;
    }

    Rule.Rules list(UpstreamCaller caller, Query query) {
        return upstream.get(Service.PROCESS_POLICY, caller, PATH + query, Rule.Rules.class);
    }

    Rule one(UpstreamCaller caller, String name) {
        return upstream.get(Service.PROCESS_POLICY, caller, path(name), Rule.class);
    }

    RulePreview preview(UpstreamCaller caller, String name) {
        return upstream.get(Service.PROCESS_POLICY, caller, path(name) + "/preview", RulePreview.class);
    }

    /** Of a rule that is not saved. */
    RulePreview preview(UpstreamCaller caller, RuleForm form) {
        return send(caller, "POST", PATH + "/preview", form, RulePreview.class);
    }

    RuleEvent.Events events(UpstreamCaller caller, String name, Query query) {
        return upstream.get(Service.PROCESS_POLICY, caller, path(name) + "/events" + query, RuleEvent.Events.class);
    }

    Rule add(UpstreamCaller caller, RuleForm form) {
        return send(caller, "POST", PATH, form, Rule.class);
    }

    Rule change(UpstreamCaller caller, String name, RuleForm form) {
        return send(caller, "PUT", path(name), form, Rule.class);
    }

    void delete(UpstreamCaller caller, String name) {
        upstream.send(Service.PROCESS_POLICY, caller, "DELETE", path(name));
    }

    private <T> T send(UpstreamCaller caller, String method, String path, RuleForm form, Class<T> type) {
        return upstream.send(Service.PROCESS_POLICY, caller, method, path, form.json(), type, upstream.timeout());
    }

    private static String path(String name) {
        return PATH + "/" + Query.encode(name);
    }
}
