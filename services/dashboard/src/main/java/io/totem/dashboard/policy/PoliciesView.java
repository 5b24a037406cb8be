package io.totem.dashboard.policy;

import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;
import java.util.List;

/** What the list of policies shows. */
public record PoliciesView(Query query, Answer<Policy.Policies> list) {

    static final List<String> PARAMETERS = List.of("search", "platform", "category", "page", "size");

    public List<String> platforms() {
        return PolicyFormView.PLATFORMS;
    }

    public List<String> categories() {
        return PolicyFormView.CATEGORIES;
    }
}
