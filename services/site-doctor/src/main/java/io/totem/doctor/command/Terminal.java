package io.totem.doctor.command;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.diagnosis.StageReport;
import io.totem.doctor.rule.Cause;
import io.totem.doctor.verdict.Verdict;
import io.totem.platform.command.Command;
import io.totem.platform.text.UntrustedText;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** A walk for somebody who watches: each stage when it is over, then the verdict. */
final class Terminal {

    private static final int TITLE_WIDTH = 10;

    private final PrintStream out;
    private final Locale language;

    Terminal(PrintStream out, Locale language) {
        this.out = out;
        this.language = language;
    }

    void stage(StageReport report) {
        String title = report.stage().title().in(language);
        out.println(sign(report.outcome()) + " " + padded(title) + " "
                + printable(report.summary().in(language)));
    }

    void verdict(Verdict verdict) {
        out.println();
        out.println(printable(verdict.sentence().in(language)));
        if (!verdict.causes().isEmpty()) {
            Cause first = verdict.causes().getFirst();
            details(first);
            others(verdict.causes().subList(1, verdict.causes().size()));
        }
    }

    private void details(Cause cause) {
        out.println("  (" + cause.confidence().title().in(language) + ")");
        say("report.because");
        cause.because().forEach(seen -> out.println("  - " + printable(seen.in(language))));
        say("report.cure");
        out.println("  " + printable(cause.cure().words().in(language)));
        List<Command> commands = cause.cure().commands();
        if (!commands.isEmpty()) {
            say("report.commands");
            commands.forEach(command -> out.println("  " + command.text()));
        }
    }

    private void others(List<Cause> others) {
        if (!others.isEmpty()) {
            say("report.others");
            others.forEach(
                    cause -> out.println("  - " + printable(cause.sentence().in(language)) + " ("
                            + cause.confidence().title().in(language) + ")"));
        }
    }

    private void say(String key) {
        LocalizedText words = text(key);
        out.println();
        out.println(words.in(language));
    }

    private static String sign(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "✔";
            case FAILED -> "✘";
            case SKIPPED -> "–";
            case UNKNOWN -> "?";
        };
    }

    /** Hangul is as wide as two Latin letters. */
    private static String padded(String title) {
        int width = title.codePoints().map(letter -> letter >= 0x1100 ? 2 : 1).sum();
        return title + " ".repeat(Math.max(1, TITLE_WIDTH - width));
    }

    /** What strangers wrote must not steer the terminal. */
    private static String printable(String words) {
        return UntrustedText.visible(words);
    }
}
