package io.totem.policy.behaviour;

import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.Hidden;
import io.totem.policy.facts.HostReach;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.facts.Relations;
import io.totem.policy.facts.Relations.ShellRelay;
import io.totem.policy.facts.Rights;
import io.totem.policy.facts.StartUp;
import io.totem.policy.facts.StreamConnection;
import io.totem.policy.warning.CommandSource;
import io.totem.policy.warning.ProgramKind;
import io.totem.procfs.Connection;
import io.totem.procfs.Held;
import io.totem.procfs.ProcessPipes;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** What is kept of a process from sweep to sweep. */
final class Looked {

    private final long startTicks;
    private final Optional<String> executable;
    private final List<String> commandLine;
    private final ProcessPipes pipes;
    private final boolean shell;
    private final boolean tracer;
    private final Optional<ProgramKind> kind;
    private final Map<Integer, Long> beside;
    private final Map<String, String> variables;
    private final StartUp startUp;
    private final boolean isNew;
    private final OptionalInt readsFrom;
    private boolean followed;
    private Map<Long, Connection> held = Map.of();
    private Optional<StreamConnection> connection = Optional.empty();
    private Optional<String> networkTool = Optional.empty();
    private Optional<String> downloader = Optional.empty();
    private Optional<HostReach> reach = Optional.empty();
    private List<String> preloadFile = List.of();
    private List<Hidden> hidden = List.of();
    private Relations relations = Relations.NONE;
    private boolean related;
    private Optional<ShellRelay> suspected = Optional.empty();
    private Rights rights = Rights.NONE;
    private Set<Held> open = Set.of();
    private ProcessFacts facts;

    /** Of a program that was not seen before. */
    Looked(
            ProcessSample process,
            ProcessPipes pipes,
            Map<Integer, Long> beside,
            Map<String, String> variables,
            StartUp startUp) {
        this(process, pipes, beside, variables, startUp, true);
    }

    private Looked(
            ProcessSample process,
            ProcessPipes pipes,
            Map<Integer, Long> beside,
            Map<String, String> variables,
            StartUp startUp,
            boolean isNew) {
        this.startTicks = process.identity().startTicks();
        this.executable = process.executable();
        this.commandLine = process.commandLine();
        this.pipes = pipes;
        this.shell = isShell(process);
        this.tracer = Tracers.isTracer(process);
        this.kind = ProgramKind.of(process);
        this.beside = Map.copyOf(beside);
        this.variables = variables;
        this.startUp = startUp;
        this.isNew = isNew;
        this.readsFrom =
                ProgramKind.takesCommands(process) ? CommandSource.of(process).descriptor() : OptionalInt.empty();
        this.facts = made();
    }

    /** Of the same program, looked at again. Whoever fed it may be over by now: what was found is kept while its input is the same. */
    Looked again(
            ProcessSample process,
            ProcessPipes now,
            Map<Integer, Long> sockets,
            Map<String, String> environment,
            StartUp told) {
        Looked fresh = new Looked(process, now, sockets, environment, told, false);
        if (pipes.equals(now) && beside.equals(sockets)) {
            fresh.followed = followed;
            fresh.held = held;
            fresh.connection = connection;
            fresh.networkTool = networkTool;
            fresh.downloader = downloader;
            fresh.relations = relations;
            fresh.suspected = suspected;
        }
        fresh.reach = reach;
        fresh.rights = rights;
        fresh.open = open;
        fresh.preloadFile = preloadFile;
        fresh.hidden = hidden;
        fresh.facts = fresh.made();
        return fresh;
    }

    boolean runs(ProcessSample process) {
        return startTicks == process.identity().startTicks()
                && executable.equals(process.executable())
                && commandLine.equals(process.commandLine());
    }

    boolean isNew() {
        return isNew;
    }

    /** The descriptor from which it reads the program that it runs; empty for others than shells and interpreters. */
    OptionalInt readsFrom() {
        return readsFrom;
    }

    /** Whether what its input is connected to is known. */
    boolean followed() {
        return followed;
    }

    /** Whether it is a shell, or awk, which knows connections, too: other interpreters hold connections as part of their work. */
    boolean isShell() {
        return shell;
    }

    /** What its program is among what intruders start first; empty for others. */
    Optional<ProgramKind> kind() {
        return kind;
    }

    /** Whether it is a program that is made to follow others. */
    boolean isTracer() {
        return tracer;
    }

    static boolean isShell(ProcessSample process) {
        return ProgramKind.of(process).filter(ProgramKind.SHELL::equals).isPresent()
                || ProgramKind.applet(process).equals("gawk");
    }

    /** Of a shell, the sockets that it holds besides its standard streams: their inodes by descriptor. */
    Map<Integer, Long> beside() {
        return beside;
    }

    /** Those of them that are connected, by inode. */
    Map<Long, Connection> held() {
        return held;
    }

    void holds(Map<Long, Connection> found) {
        held = found;
    }

    boolean isConnected() {
        return connection.isPresent();
    }

    ProcessPipes pipes() {
        return pipes;
    }

    Map<String, String> variables() {
        return variables;
    }

    StartUp startUp() {
        return startUp;
    }

    /** The same as before while nothing has changed. */
    ProcessFacts facts() {
        return facts;
    }

    /** What concerns the machine and is told of this process. */
    void stands(List<String> libraries, List<Hidden> found) {
        if (!preloadFile.equals(libraries) || !hidden.equals(found)) {
            preloadFile = libraries;
            hidden = found;
            facts = made();
        }
    }

    void reaches(Optional<HostReach> found) {
        if (!reach.equals(found)) {
            reach = found;
            facts = made();
        }
    }

    void may(Rights found) {
        if (!rights.equals(found)) {
            rights = found;
            facts = made();
        }
    }

    /** @param relevant what of it counts; asked when it is something else than before */
    void opens(Set<Held> found, Function<Set<Held>, Set<Held>> relevant) {
        if (!open.equals(found)) {
            open = found;
            may(rights.with(relevant.apply(found)));
        }
    }

    Rights rights() {
        return rights;
    }

    void isConnected(Optional<StreamConnection> found) {
        followed = true;
        connection = found;
        facts = made();
    }

    /** What is found once holds: a downloader is over before what it brought. */
    void isFed(Optional<String> tool, Optional<String> feeder, Optional<String> decoder) {
        relates(decoder.map(relations::decodedBy).orElse(relations));
        if (tool.isPresent() || feeder.isPresent()) {
            networkTool = tool.or(() -> networkTool);
            downloader = feeder.or(() -> downloader);
            facts = made();
        }
    }

    /** Whether others were asked for what they have to do with it since it was looked at last. */
    boolean related() {
        return related;
    }

    Relations relations() {
        return relations;
    }

    void asked() {
        related = true;
    }

    /** Whether the same was found when it was asked before: a connection that lasts. */
    boolean isConfirmed(ShellRelay found) {
        boolean before = suspected.filter(found::equals).isPresent();
        suspected = Optional.of(found);
        return before;
    }

    void relates(Relations found) {
        if (!relations.equals(found)) {
            relations = found;
            facts = made();
        }
    }

    private ProcessFacts made() {
        Behaviour now = new Behaviour(
                connection, networkTool, downloader, variables, preloadFile, reach, hidden, startUp, relations, rights);
        return now.equals(Behaviour.NONE) ? ProcessFacts.NONE : ProcessFacts.NONE.with(now);
    }
}
