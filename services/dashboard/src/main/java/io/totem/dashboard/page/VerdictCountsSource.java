package io.totem.dashboard.page;

import io.totem.dashboard.upstream.Answer;

/** Where the header's counts come from. */
public interface VerdictCountsSource {

    /** A few seconds old at most. */
    Answer<VerdictCounts> now();
}
