package io.totem.policy.explanation;

import io.totem.platform.text.Text;
import io.totem.policy.known.KnownProcess;
import io.totem.policy.wording.Wording;
import java.util.Objects;
import java.util.Optional;

/**
 * What a process is, as far as the dictionary and its own files tell.
 *
 * @param known the entry that describes it best
 * @param words what is said of this process instead of the entry's description: whose script it is, and which
 * @param malware the entry of known malware that one of its names leads to, its files' or one that it gives itself
 * @param claim what it pretends to be, where it pretends
 * @param dictionaryRead whether the dictionary could be asked at all
 */
public record Explanation(
        Optional<KnownProcess> known,
        Optional<Sentence> words,
        Optional<KnownProcess> malware,
        Optional<Claim> claim,
        boolean dictionaryRead) {

    /** Nothing explains it, and it pretends nothing. */
    public static final Explanation NONE =
            new Explanation(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);

    public Explanation {
        Objects.requireNonNull(known, "known");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(malware, "malware");
        Objects.requireNonNull(claim, "claim");
    }

    public Text description() {
        return words.map(Sentence::text)
                .or(() -> known.map(KnownProcess::description))
                .orElseGet(() -> Wording.text(dictionaryRead ? "unknown.description" : "unknown.unread"));
    }

    public Optional<Text> advice() {
        return known.map(KnownProcess::advice)
                .filter(advice -> !advice.en().isBlank() || !advice.ko().isBlank());
    }
}
