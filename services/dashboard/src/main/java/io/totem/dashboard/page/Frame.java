package io.totem.dashboard.page;

import io.totem.dashboard.upstream.Answer;
import java.util.Objects;
import java.util.Optional;

/**
 * What is around every page: the header, the language and look, the way back.
 *
 * @param tab empty on pages that stand in no tab, such as the login
 * @param person empty before the login
 * @param standing how many processes need a look; empty before the login
 * @param node the machine shown
 * @param here this page's address, to come back to after a switch of language or look
 * @param live the address of the page's event stream; empty when it has none
 */
public record Frame(
        Reader reader,
        Assets assets,
        Theme theme,
        Optional<Tab> tab,
        Optional<Person> person,
        Optional<Answer<Standing>> standing,
        String node,
        String here,
        Optional<String> live) {

    public Frame {
        Objects.requireNonNull(reader, "reader");
        Objects.requireNonNull(theme, "theme");
        Objects.requireNonNull(here, "here");
    }

    public boolean on(Tab other) {
        return tab.filter(other::equals).isPresent();
    }

    public String asset(String name) {
        return assets.path(name);
    }
}
