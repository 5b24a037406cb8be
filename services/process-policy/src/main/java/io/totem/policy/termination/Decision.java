package io.totem.policy.termination;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.policy.supervisor.Supervisor;
import io.totem.procfs.ProcessSample;
import java.util.Optional;

/** Whether one caller may end one process now. */
public sealed interface Decision {

    boolean allowed();

    /** For programs: a {@link Refusal}'s name, {@code ALLOWED}, or {@code ALLOWED_SUPERVISED}. */
    String code();

    /** For people. Made when asked for: a list needs few of them. */
    LocalizedText because();

    /** @param supervisor who will start it again, so that ending it is of little use */
    record Allowed(Optional<Supervisor> supervisor) implements Decision {

        @Override
        public boolean allowed() {
            return true;
        }

        @Override
        public String code() {
            return supervisor.isPresent() ? "ALLOWED_SUPERVISED" : "ALLOWED";
        }

        @Override
        public LocalizedText because() {
            return note().orElseGet(() -> text("decision.ALLOWED"));
        }

        /** What to know before: who starts it again, and what to do instead. */
        public Optional<LocalizedText> note() {
            return supervisor.map(found -> {
                LocalizedText note = text("decision.ALLOWED_SUPERVISED", found.name());
                return found.stopCommand()
                        .map(command -> note.then(text("decision.INSTEAD", command)))
                        .orElse(note);
            });
        }
    }

    /** Never, or not now, or not by this caller. */
    record Refused(Refusal refusal, ProcessSample process) implements Decision {

        @Override
        public boolean allowed() {
            return false;
        }

        @Override
        public String code() {
            return refusal.name();
        }

        @Override
        public LocalizedText because() {
            return refusal.because(process);
        }
    }
}
