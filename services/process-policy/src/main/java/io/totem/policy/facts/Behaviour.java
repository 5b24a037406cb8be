package io.totem.policy.facts;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one process does, as far as its open files, its environment and the machine's own tables tell. Read at its first sight,
 * when it starts another program, and then seldom.
 *
 * @param connection what its standard streams are connected to over the network
 * @param networkTool the program, such as nc, at the other end of the pipes it reads its commands from
 * @param downloader the program, such as curl, that feeds or fed it its commands in one pipeline
 * @param loaderVariables LD_PRELOAD and LD_AUDIT of its environment, as it was started; nothing else of it is kept
 * @param preloadFile the libraries that {@code /etc/ld.so.preload} names; of PID 1 alone, it concerns the machine
 * @param hostReach what its container may do to the host; of a container's first process alone
 * @param hidden what the listing of {@code /proc} does not show, or not as it is
 * @param startUp what it was told when it was started
 * @param relations what other processes have to do with it
 * @param rights what it may do to the machine
 */
public record Behaviour(
        Optional<StreamConnection> connection,
        Optional<String> networkTool,
        Optional<String> downloader,
        Map<String, String> loaderVariables,
        List<String> preloadFile,
        Optional<HostReach> hostReach,
        List<Hidden> hidden,
        StartUp startUp,
        Relations relations,
        Rights rights) {

    /** Nothing was seen. */
    public static final Behaviour NONE = new Behaviour(
            Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), List.of(), Optional.empty(), List.of());

    public Behaviour {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(networkTool, "networkTool");
        Objects.requireNonNull(downloader, "downloader");
        loaderVariables = Map.copyOf(loaderVariables);
        preloadFile = List.copyOf(preloadFile);
        Objects.requireNonNull(hostReach, "hostReach");
        hidden = List.copyOf(hidden);
        Objects.requireNonNull(startUp, "startUp");
        Objects.requireNonNull(relations, "relations");
        Objects.requireNonNull(rights, "rights");
    }

    /** Of a program that no other has to do with. */
    public Behaviour(
            Optional<StreamConnection> connection,
            Optional<String> networkTool,
            Optional<String> downloader,
            Map<String, String> loaderVariables,
            List<String> preloadFile,
            Optional<HostReach> hostReach,
            List<Hidden> hidden,
            StartUp startUp) {
        this(
                connection,
                networkTool,
                downloader,
                loaderVariables,
                preloadFile,
                hostReach,
                hidden,
                startUp,
                Relations.NONE,
                Rights.NONE);
    }

    /** Of a program that was told nothing. */
    public Behaviour(
            Optional<StreamConnection> connection,
            Optional<String> networkTool,
            Optional<String> downloader,
            Map<String, String> loaderVariables,
            List<String> preloadFile,
            Optional<HostReach> hostReach,
            List<Hidden> hidden) {
        this(connection, networkTool, downloader, loaderVariables, preloadFile, hostReach, hidden, StartUp.NONE);
    }

    public Behaviour with(Relations seen) {
        return new Behaviour(
                connection,
                networkTool,
                downloader,
                loaderVariables,
                preloadFile,
                hostReach,
                hidden,
                startUp,
                seen,
                rights);
    }

    public Behaviour with(Rights seen) {
        return new Behaviour(
                connection,
                networkTool,
                downloader,
                loaderVariables,
                preloadFile,
                hostReach,
                hidden,
                startUp,
                relations,
                seen);
    }
}
