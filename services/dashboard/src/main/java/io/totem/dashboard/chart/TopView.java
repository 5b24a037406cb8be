package io.totem.dashboard.chart;

import io.totem.dashboard.upstream.Answer;
import java.util.Set;

/**
 * Who it was.
 *
 * @param field what the field for the time holds
 * @param over the identities of those that do not run any more
 */
public record TopView(String field, Answer<TopTimes> top, Set<String> over) {

    public TopView {
        over = Set.copyOf(over);
    }

    public boolean ended(TopTimes.Process process) {
        return over.contains(process.identity());
    }
}
