package io.totem.policy.provenance;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A file that a package owns.
 *
 * @param digest of the content it brought; empty where the database keeps none
 * @param installedAt when the package was installed or updated last, as far as the database tells
 */
record PackagedFile(OwningPackage owner, Optional<FileDigest> digest, Instant installedAt) {

    PackagedFile {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(installedAt, "installedAt");
    }
}
