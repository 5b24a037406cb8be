package io.totem.doctor.command;

import static io.totem.doctor.Messages.text;

import io.totem.doctor.diagnosis.Diagnosis;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.host.OwnHost;
import io.totem.doctor.name.NameCache;
import io.totem.doctor.nginx.ErrorLogFile;
import io.totem.doctor.nginx.NginxProgram;
import io.totem.doctor.report.RunReport;
import io.totem.doctor.stages.DiagnosisStages;
import io.totem.doctor.verdict.Verdict;
import io.totem.platform.text.UntrustedText;
import io.totem.procfs.HostRoot;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** {@code totem doctor URL}: one walk from the terminal, without a running Totem. */
public final class DoctorCommand {

    private static final int FINE = 0;
    private static final int DOWN = 1;
    private static final int MISUSED = 2;

    private DoctorCommand() {}

    /**
     * @param arguments without the word {@code doctor}
     * @return the exit code: 0 for a site that answers as it should, 1 for one that is down, 2 for a mistake in the command
     */
    public static int run(List<String> arguments, Locale language, PrintStream out, PrintStream error)
            throws InterruptedException {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.println(text("usage").in(language));
            return FINE;
        }
        try {
            return walk(Options.parse(arguments), language, out);
        } catch (Options.MisusedException misused) {
            error.println(UntrustedText.visible(misused.text().in(language)));
            return MISUSED;
        }
    }

    private static int walk(Options options, Locale language, PrintStream out) throws InterruptedException {
        NameCache.turnOff();
        Terminal terminal = new Terminal(out, language);
        Evidence evidence = walk(options.errorLog()).of(options.target(), options.json() ? _ -> {} : terminal::stage);
        Verdict verdict = Verdict.of(evidence);
        if (options.json()) {
            out.println(
                    Json.of(RunReport.of(evidence, verdict, Clock.systemUTC().instant())));
        } else {
            terminal.verdict(verdict);
        }
        return verdict.state() == Verdict.State.DOWN ? DOWN : FINE;
    }

    private static Diagnosis walk(Path errorLog) {
        return DiagnosisStages.with(
                new ErrorLogFile(errorLog, ZoneId.systemDefault()),
                new OwnHost(HostRoot.local(), Clock.systemUTC()),
                new NginxProgram(),
                HostRoot.local(),
                Clock.systemUTC());
    }
}
