package io.totem.platform.testing.cost;

import java.util.List;

/** What a regular expression is made of, as far as texts can be made from it. */
sealed interface RegexNode {

    /** @param samples characters that it takes, as strings */
    record One(List<String> samples) implements RegexNode {}

    record Sequence(List<RegexNode> parts) implements RegexNode {}

    record Choice(List<RegexNode> alternatives) implements RegexNode {}

    /** @param most −1 where there is no bound */
    record Repeat(RegexNode part, int least, int most) implements RegexNode {}

    /** Anchors and lookarounds: they take no text. */
    record Nothing() implements RegexNode {}
}
