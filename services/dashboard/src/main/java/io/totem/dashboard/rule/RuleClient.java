package io.totem.dashboard.rule;

import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Asker;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.Upstream;
import jakarta.inject.Singleton;

/** The rules, kept by process-policy. */
@Singleton
final class RuleClient {

    private static final String PATH = "/api/rules";

    private final Upstream upstream;

    RuleClient(Upstream upstream) {
        this.upstream = upstream;
    }

    Rule.Rules list(Asker asker, Query query) {
        return upstream.get(Service.PROCESS_POLICY, asker, PATH + query, Rule.Rules.class);
    }

    Rule one(Asker asker, String name) {
        return upstream.get(Service.PROCESS_POLICY, asker, path(name), Rule.class);
    }

    RulePreview preview(Asker asker, String name) {
        return upstream.get(Service.PROCESS_POLICY, asker, path(name) + "/preview", RulePreview.class);
    }

    /** Of a rule that is not saved. */
    RulePreview preview(Asker asker, RuleForm form) {
        return send(asker, "POST", PATH + "/preview", form, RulePreview.class);
    }

    RuleEvent.Events events(Asker asker, String name, Query query) {
        return upstream.get(Service.PROCESS_POLICY, asker, path(name) + "/events" + query, RuleEvent.Events.class);
    }

    Rule add(Asker asker, RuleForm form) {
        return send(asker, "POST", PATH, form, Rule.class);
    }

    Rule change(Asker asker, String name, RuleForm form) {
        return send(asker, "PUT", path(name), form, Rule.class);
    }

    void delete(Asker asker, String name) {
        upstream.send(Service.PROCESS_POLICY, asker, "DELETE", path(name));
    }

    private <T> T send(Asker asker, String method, String path, RuleForm form, Class<T> type) {
        return upstream.send(Service.PROCESS_POLICY, asker, method, path, form.json(), type, upstream.patience());
    }

    private static String path(String name) {
        return PATH + "/" + Query.encode(name);
    }
}
