package io.totem.standalone.store;

import io.totem.standalone.start.ConsoleMessages;
import io.totem.standalone.start.OwnerOnly;
import io.totem.standalone.start.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** The file the embedded store lives in. It is read through before it is opened for writing: a damaged one is left alone. */
final class StoreFile {

    /** An MVStore file begins with its header, a line of text. */
    private static final String MAGIC = "H:2";

    /** Kept inside: H2 takes a file whose every chunk is gone for a new one, but a new one has no version. */
    private static final int VERSION = 1;

    private static final int CACHE_MEBIBYTES = 1;
    private static final int RETENTION_MILLIS = 5_000;

    private StoreFile() {}

    /**
     * @param firstStart whether the file may be missing
     * @throws StartFailure naming the file when it is missing or damaged; it is not changed then
     */
    static MVStore open(Path file, boolean firstStart) {
        try {
            boolean empty = !Files.exists(file) || Files.size(file) == 0;
            if (!empty) {
                check(file, firstStart);
            } else if (!firstStart) {
                throw new StartFailure(ConsoleMessages.text("start.store.missing", file));
            }
            OwnerOnly.createFolder(file.getParent());
            OwnerOnly.createFile(file);
        } catch (IOException e) {
            throw new StartFailure(
                    ConsoleMessages.text("start.data.unusable", file, String.valueOf(e.getMessage())), e);
        }
        MVStore store = builder(file).autoCommitDisabled().open();
        store.setRetentionTime(RETENTION_MILLIS);
        store.setStoreVersion(VERSION);
        store.commit();
        return store;
    }

    private static void check(Path file, boolean firstStart) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] start = stream.readNBytes(MAGIC.length());
            if (!new String(start, StandardCharsets.US_ASCII).equals(MAGIC)) {
                throw new StartFailure(ConsoleMessages.text("start.store.damaged", file));
            }
        }
        try (MVStore store = builder(file).readOnly().open()) {
            if (!firstStart && store.getStoreVersion() != VERSION) {
                throw new StartFailure(ConsoleMessages.text("start.store.damaged", file));
            }
            store.getMapNames().forEach(name -> readThrough(store, name));
        } catch (MVStoreException | IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new StartFailure(ConsoleMessages.text("start.store.damaged", file), e);
        }
    }

    private static void readThrough(MVStore store, String map) {
        Iterator<?> keys = store.openMap(map).keyIterator(null);
        while (keys.hasNext()) {
            keys.next();
        }
    }

    private static MVStore.Builder builder(Path file) {
        return new MVStore.Builder().fileName(file.toString()).cacheSize(CACHE_MEBIBYTES);
    }
}
