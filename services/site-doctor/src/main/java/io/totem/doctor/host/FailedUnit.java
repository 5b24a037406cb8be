package io.totem.doctor.host;

import java.util.Objects;
import java.util.Optional;

/**
 * A unit of the service manager that ended in failure.
 *
 * @param name with its kind: {@code php8.4-fpm.service}
 * @param result how, in the service manager's own word ({@code exit-code}, {@code oom-kill}), where it tells
 */
public record FailedUnit(String name, Optional<String> result) {

    public FailedUnit {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(result, "result");
    }
}
