package io.totem.dashboard.policy;

import io.totem.api.page.Paged;
import io.totem.api.policies.Category;
import io.totem.api.policies.ProcessPolicy;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;
import java.util.List;

/**
 * What the list of policies shows.
 *
 * @param waiting how many proposals do; 0 when nobody could say
 */
public record PoliciesView(Query query, Answer<Paged<ProcessPolicy>> list, long waiting) {

    static final List<String> PARAMETERS = List.of("search", "platform", "category", "page", "size");

    public List<String> platforms() {
        return PolicyFormView.PLATFORMS;
    }

    public List<String> categories() {
        return Category.words();
    }
}
