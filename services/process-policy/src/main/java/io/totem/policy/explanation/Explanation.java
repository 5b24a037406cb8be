package io.totem.policy.explanation;

import io.totem.platform.text.Text;
import io.totem.policy.known.KnownProcess;
import io.totem.policy.wording.Wording;
import java.util.Objects;
import java.util.Optional;

/**
 * What a process is, as far as the dictionary tells.
 *
 * @param known the entry that describes it best
 * @param malware whether one of its names, the best or not, is that of known malware
 * @param claim what it pretends to be, where it pretends
 * @param dictionaryRead whether the dictionary could be asked at all
 */
public record Explanation(
        Optional<KnownProcess> known, boolean malware, Optional<Claim> claim, boolean dictionaryRead) {

    public Explanation {
        Objects.requireNonNull(known, "known");
        Objects.requireNonNull(claim, "claim");
    }

    public Text description() {
        return known.map(KnownProcess::description)
                .orElseGet(() -> Wording.text(dictionaryRead ? "unknown.description" : "unknown.unread"));
    }

    public Optional<Text> advice() {
        return known.map(KnownProcess::advice)
                .filter(advice -> !advice.en().isBlank() || !advice.ko().isBlank());
    }
}
