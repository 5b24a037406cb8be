package io.totem.policy.warning;

import io.totem.policy.known.MultiCall;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.script.Interpreted;
import io.totem.procfs.ProcessSample;
import java.util.regex.Pattern;

/** What a program is called. */
public final class ProgramName {

    private static final Pattern SHELL = Pattern.compile("r?bash[0-9.]*|sh|dash|zsh|ksh(93)?|mksh|ash|fish|t?csh|pwsh");

    private ProgramName() {}

    /** What a person calls it: exe's file name, or comm where exe cannot be read. */
    public static String of(ProcessSample process) {
        return process.executable()
                .map(ProgramPath::fileName)
                .filter(name -> !name.isBlank())
                .orElse(process.comm());
    }

    /** As {@link #of}, but the applet's name where one file is many programs, and the program's that a loader was given. */
    public static String ofApplet(ProcessSample process) {
        String name = of(process);
        return Interpreted.of(process)
                .map(Interpreted::name)
                .filter(inner -> !inner.equals(name))
                .orElseGet(() -> MultiCall.is(name) ? process.comm() : name);
    }

    /** Whether it takes commands. */
    public static boolean isShell(ProcessSample process) {
        return SHELL.matcher(ofApplet(process)).matches();
    }
}
