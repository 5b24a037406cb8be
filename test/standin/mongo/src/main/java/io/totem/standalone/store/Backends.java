package io.totem.standalone.store;

import de.bwaldvogel.mongo.MongoBackend;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** Opens the standalone's own backend, whose source the image's build puts beside this file. */
public final class Backends {

    private Backends() {}

    public static MongoBackend open(Path file) {
        return new CommittingBackend(new MVStore.Builder()
                        .fileName(file.toString())
                        .autoCommitDisabled()
                        .open());
    }
}
