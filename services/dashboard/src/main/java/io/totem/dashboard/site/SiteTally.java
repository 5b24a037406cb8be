package io.totem.dashboard.site;

import io.totem.api.sites.SiteView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many sites are how: for a line elsewhere. */
public record SiteTally(List<Count> counts) {

    /** What needs somebody comes first. */
    private static final List<SiteState> ORDER = List.of(
            SiteState.DOWN,
            SiteState.BROKEN,
            SiteState.ATTENTION,
            SiteState.RUNNING,
            SiteState.HEALTHY,
            SiteState.NEVER);

    /** @param number above 0 */
    public record Count(SiteState state, long number) {}

    public static SiteTally of(List<SiteView> sites) {
        Map<SiteState, Long> numbers = sites.stream()
                .collect(Collectors.groupingBy(SiteWords::siteState, TreeMap::new, Collectors.counting()));
        Stream<SiteState> present = ORDER.stream().filter(numbers::containsKey);
        return new SiteTally(
                present.map(state -> new Count(state, numbers.get(state))).toList());
    }

    public boolean none() {
        return counts.isEmpty();
    }
}
