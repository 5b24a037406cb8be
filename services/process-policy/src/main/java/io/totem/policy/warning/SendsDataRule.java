package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.facts.Relations.Outflow;
import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;

/** SENDS_DATA: it sends to another machine what an archiver, the dump of a database or a file hands it, without asking who is there. */
final class SendsDataRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        return evidence.facts().behaviour().relations().outflow().stream()
                .map(outflow -> warning(evidence, outflow))
                .toList();
    }

    private static Warning warning(Evidence evidence, Outflow outflow) {
        String partner = Shown.address(outflow.to());
        boolean person =
                Sessions.isInOne(evidence.process()) && evidence.process().uid() != 0;
        boolean grave = outflow.secret().isPresent() && !person;
        String from = Shown.words(outflow.from());
        return new Warning(
                WarningCode.SENDS_DATA,
                Optional.of(partner),
                grave ? Severity.DANGER : Severity.CAUTION,
                false,
                text("warning.SENDS_DATA.title", from, partner),
                text(
                        "warning.SENDS_DATA.why" + (outflow.secret().isPresent() ? ".secret" : ""),
                        Shown.words(ProgramKind.applet(evidence.process())),
                        evidence.process().user(),
                        from,
                        partner,
                        outflow.secret().map(Shown::words).orElse("")),
                text("warning.SENDS_DATA.todo"));
    }
}
