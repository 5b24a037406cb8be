package io.totem.policy.port;

import io.totem.procfs.ProcessSample;
import java.util.Set;

/** docker-proxy: hands on to a container what comes to a published port. */
final class DockerProxy {

    private static final Set<String> PLACES = Set.of(
            "/usr/bin/docker-proxy",
            "/usr/sbin/docker-proxy",
            "/usr/local/bin/docker-proxy",
            "/usr/libexec/docker/docker-proxy",
            "/usr/libexec/docker-proxy",
            "/usr/lib/docker/docker-proxy");

    private DockerProxy() {}

    /** By its program alone, and only root's on the machine itself: what it calls itself, and says in its arguments, anybody can. */
    static boolean is(ProcessSample process) {
        return process.uid() == 0
                && process.containerId().isEmpty()
                && !process.executableDeleted()
                && process.executable().filter(PLACES::contains).isPresent();
    }
}
