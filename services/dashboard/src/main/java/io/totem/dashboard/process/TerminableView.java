package io.totem.dashboard.process;

import io.totem.dashboard.upstream.Answer;
import java.util.List;

/** What this person may end now, by memory, and below it what is locked. */
public record TerminableView(Answer<Lists> lists) {

    public record Lists(List<ProcessEntry> open, long openTotal, List<ProcessEntry> locked, long lockedTotal) {}
}
