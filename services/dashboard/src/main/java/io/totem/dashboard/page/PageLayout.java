package io.totem.dashboard.page;

import io.totem.dashboard.session.Caller;
import io.totem.dashboard.upstream.Answer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is around every page: the header, the language and look, the way back.
 *
 * @param tab empty on pages that stand in no tab, such as the login
 * @param caller empty before the login
 * @param counts how many processes need a look; empty before the login
 * @param node the machine shown
 * @param here this page's address, to come back to after a switch of language or look
 * @param live the address of the page's event stream; empty when it has none
 */
public record PageLayout(
        PageLocale locale,
        Assets assets,
        Theme theme,
        Optional<Tab> tab,
        Optional<Caller> caller,
        Optional<Answer<VerdictCounts>> counts,
        String node,
        String here,
        Optional<String> live) {

    public PageLayout {
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(theme, "theme");
        Objects.requireNonNull(here, "here");
    }

    public boolean on(Tab other) {
        return tab.filter(other::equals).isPresent();
    }

    /** The pages that are open to this caller. */
    public List<Tab> tabs() {
        return caller.map(person -> Tab.openTo(person.role())).orElse(List.of());
    }

    public String asset(String name) {
        return assets.path(name);
    }
}
