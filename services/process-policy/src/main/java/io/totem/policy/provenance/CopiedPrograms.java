package io.totem.policy.provenance;

import io.totem.policy.known.Interpreters;
import io.totem.policy.known.ProgramPath;
import io.totem.procfs.HostRoot;
import io.totem.procfs.PathDescriptor;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Tells a packaged shell, interpreter or network tool that somebody copied under another name: it does the same, and nothing that goes by
 * names sees it. Only a file of the same size is read.
 */
final class CopiedPrograms {

    private static final List<String> COPIED = List.of(
            "/usr/bin/bash",
            "/usr/bin/dash",
            "/usr/bin/sh",
            "/usr/bin/zsh",
            "/usr/bin/busybox",
            "/usr/bin/python3",
            "/usr/bin/perl",
            "/usr/bin/php",
            "/usr/bin/ruby",
            "/usr/bin/node",
            "/usr/bin/nc",
            "/usr/bin/nc.openbsd",
            "/usr/bin/nc.traditional",
            "/usr/bin/ncat",
            "/usr/bin/socat",
            "/usr/bin/ssh",
            "/usr/sbin/sshd");

    private final HostRoot host;
    private final Packages packages;
    private final FileContents contents;

    CopiedPrograms(HostRoot host, Packages packages, FileContents contents) {
        this.host = host;
        this.packages = packages;
        this.contents = contents;
    }

    /** What the executable of this process is a copy of; empty where it is called so, and where none of these holds the same. */
    Optional<String> of(Subject subject) {
        String name = ProgramPath.fileName(subject.executable());
        if (Interpreters.isInterpreter(name)) {
            return Optional.empty();
        }
        try (PathDescriptor exe = PathDescriptor.of(subject.in(host).resolve("exe"))) {
            for (String path : COPIED) {
                if (!ProgramPath.fileName(path).equals(name) && holdsTheSame(exe, path)) {
                    return Optional.of(path);
                }
            }
            return Optional.empty();
        } catch (IOException goneOrClosed) {
            return Optional.empty();
        }
    }

    private boolean holdsTheSame(PathDescriptor exe, String path) throws IOException {
        Optional<String> target = sameSize(exe, path);
        if (target.isEmpty() || !(packages.find(target.get()) instanceof Ownership.Owned(PackagedFile owned))) {
            return false;
        }
        return owned.digest().isPresent()
                && contents.matches(exe, owned.digest().get()).orElse(false);
    }

    /** Where that path leads, as long as a file of this size lies there. */
    private Optional<String> sameSize(PathDescriptor exe, String path) throws IOException {
        try (ProcessTree.Found found = new ProcessTree(host.root()).find(path)) {
            return found.file().status().size() == exe.status().size() ? Optional.of(found.path()) : Optional.empty();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }
}
