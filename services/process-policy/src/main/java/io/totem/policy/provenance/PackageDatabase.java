package io.totem.policy.provenance;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One system's package database, read from its files without a lock, as they are at that moment. It may be locked,
 * truncated, huge or hostile: what is read is bounded, and what does not fit the format is an {@link IOException}.
 */
interface PackageDatabase {

    /** Changes whenever the database does; empty where the host has none of this kind. */
    Optional<Stamp> stamp();

    /**
     * Tells every path of every installed package.
     *
     * @throws IOException when it cannot be read whole; what was told until then holds
     */
    void tell(PackageIndex.Builder index) throws IOException;

    /** The names under which packages may list what now lies at this path: it and, where it was diverted, the one before. */
    default List<String> listedAs(String path) {
        return List.of(path);
    }

    /**
     * Looks into one package.
     *
     * @param key as it was told to the index
     * @param listed the canonical name that the package may list it by
     * @param path where the file lies, canonical
     * @return empty when that package does not own it
     * @throws IOException as {@link #tell}
     */
    Optional<PackagedFile> find(String key, String listed, String path) throws IOException;

    /** Whether an admin said that this path is not the package's but the admin's own. */
    default boolean leftToAdmin(String path) {
        return false;
    }
}
