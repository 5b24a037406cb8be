package io.totem.policy.provenance;

import java.util.Objects;

/** A file that held what a package brought when it was looked at. */
record Verified(OwningPackage owner, long device, long inode) {

    Verified {
        Objects.requireNonNull(owner, "owner");
    }
}
