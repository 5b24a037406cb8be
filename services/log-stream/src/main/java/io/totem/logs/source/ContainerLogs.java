package io.totem.logs.source;

import io.totem.logs.file.FileGate;
import io.totem.logs.file.Roots;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Finds a container's log files by the container's name. */
@Singleton
public final class ContainerLogs {

    private static final Logger LOG = Logger.getLogger(ContainerLogs.class);
    private static final String FOLDERS = "[0-9a-f]*";

    /** As many as the engine is asked to keep besides the one it writes, and a few more. */
    private static final int GENERATIONS = 9;

    private final Roots roots;
    private final ContainerNames names;

    public ContainerLogs(Roots roots, FileGate gate) {
        this.roots = roots;
        this.names = new ContainerNames(gate);
    }

    /** The oldest first; of containers that share a name while one replaces the other, all. */
    public List<Path> of(String container) {
        return roots.folders().stream()
                .flatMap(root -> folders(root).stream())
                .map(folder -> folder.resolve(folder.getFileName() + "-json.log"))
                .filter(log ->
                        names.of(log).filter(("docker: " + container)::equals).isPresent())
                .flatMap(ContainerLogs::generations)
                .toList();
    }

    private static Stream<Path> generations(Path log) {
        List<Path> oldestFirst = new ArrayList<>();
        for (int age = GENERATIONS; age > 0; age--) {
            oldestFirst.add(log.resolveSibling(log.getFileName() + "." + age));
        }
        oldestFirst.add(log);
        return oldestFirst.stream().filter(Files::isRegularFile);
    }

    private static List<Path> folders(Path root) {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(root, FOLDERS)) {
            found.forEach(folders::add);
        } catch (IOException absentOrClosed) {
            LOG.debugf("no containers in %s: %s", root, absentOrClosed.getMessage());
        }
        return folders;
    }
}
