package io.totem.policy.process;

import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.PackageSystem;
import io.totem.policy.provenance.Provenance;
import java.util.Optional;

/**
 * The package that a process' program belongs to. Its words are the packager's.
 *
 * @param file whether the file is what the package brought: {@code unchanged}, {@code unchecked}, {@code altered},
 *     {@code covered}, {@code updated}
 */
record PackageOfProcess(PackageSystem system, String name, String version, String description, String file) {

    /** That of the script, where there is one; empty where no package owns it, or nobody knows. */
    static Optional<PackageOfProcess> of(Provenance provenance) {
        return provenance
                .shown()
                .flatMap(file -> file.owner()
                        .map(owner -> new PackageOfProcess(
                                owner.system(),
                                owner.name(),
                                owner.version(),
                                owner.description(),
                                file.state().word())));
    }

    /** Whether a process' program belongs to the package of this name, with its architecture or without. */
    static boolean isOf(Provenance provenance, String wanted) {
        return provenance
                .shown()
                .flatMap(FileOrigin::owner)
                .map(owner -> owner.name())
                .filter(name -> name.equals(wanted) || name.startsWith(wanted + ":"))
                .isPresent();
    }
}
