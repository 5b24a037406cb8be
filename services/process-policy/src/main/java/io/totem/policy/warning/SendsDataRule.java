package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.facts.Relations.Exfiltration;
import io.totem.policy.port.Severity;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** SENDS_DATA: it sends to another machine what an archiver, the dump of a database or a file hands it, without asking who is there. */
final class SendsDataRule implements WarningRule {

    private static final Pattern ENCRYPTED = Pattern.compile(
            "s_client|(?i:https|ftps|wss)://.*|--url=https://.*|--ssl|(?i:openssl(?:-connect)?|ssl):.*|--ssl-reqd");

    @Override
    public List<Warning> check(Evidence evidence) {
        return evidence.facts().behaviour().relations().exfiltration().stream()
                .map(exfiltration -> warning(evidence, exfiltration))
                .toList();
    }

    private static Warning warning(Evidence evidence, Exfiltration exfiltration) {
        String partner = Shown.address(exfiltration.to());
        boolean person =
                Sessions.isInOne(evidence.process()) && evidence.process().uid() != 0;
        boolean grave = exfiltration.secret().isPresent() && !person;
        String from = Shown.words(exfiltration.from());
        String variant =
                exfiltration.secret().isPresent() ? ".secret" : isEncrypted(evidence.process()) ? ".encrypted" : "";
        return new Warning(
                WarningCode.SENDS_DATA,
                Optional.of(partner),
                grave ? Severity.DANGER : Severity.CAUTION,
                false,
                text("warning.SENDS_DATA.title", from, partner),
                text(
                        "warning.SENDS_DATA.why" + variant,
                        Shown.words(ProgramKind.applet(evidence.process())),
                        evidence.process().user(),
                        from,
                        partner,
                        exfiltration.secret().map(Shown::words).orElse("")),
                text("warning.SENDS_DATA.todo"));
    }

    /** As far as its arguments tell: openssl s_client, an address of https:// or ftps://, socat's OPENSSL:, ncat --ssl. */
    private static boolean isEncrypted(ProcessSample process) {
        return process.commandLine().stream()
                .skip(1)
                .anyMatch(argument -> ENCRYPTED.matcher(argument).matches());
    }
}
