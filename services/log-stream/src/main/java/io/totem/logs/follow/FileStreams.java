package io.totem.logs.follow;

import io.smallrye.mutiny.Multi;
import io.totem.logs.file.FileCursor;
import io.totem.logs.stream.BatchMaker;
import io.totem.logs.stream.ViewerStream;
import io.totem.platform.caller.Role;
import io.totem.platform.stream.StreamEvent;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Streams of log files from any place on. */
@Singleton
public final class FileStreams {

    private final Followers followers;
    private final BatchMaker batches;

    FileStreams(Followers followers, BatchMaker batches) {
        this.followers = followers;
        this.batches = batches;
    }

    /**
     * What stands behind a place, then what is written from now on. Ends when the log can no longer be read.
     *
     * @param role the role the log needs
     */
    public Multi<StreamEvent> from(Path path, Role role, FileCursor place) {
        return ViewerStream.of(() -> new FileViewer(followers, batches, path, role, place));
    }
}
