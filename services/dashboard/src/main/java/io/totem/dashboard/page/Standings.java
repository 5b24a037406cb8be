package io.totem.dashboard.page;

import io.totem.dashboard.upstream.Answer;

/** Where the header's counts come from. */
public interface Standings {

    /** A few seconds old at most. */
    Answer<Standing> now();
}
