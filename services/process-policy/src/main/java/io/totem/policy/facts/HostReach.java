package io.totem.policy.facts;

import java.util.List;
import java.util.Objects;

/**
 * What a container may do to the host it runs on, by the engine's own files. Whoever chose its image and name was allowed to
 * start containers, and so had the rights of root.
 *
 * @param container its name
 * @param image as it was asked for
 * @param trust what is known of the image
 * @param ways at least one
 */
public record HostReach(String container, String image, Trust trust, List<Way> ways) {

    /** What is known of an image. */
    public enum Trust {
        /** It is of the stack that Totem runs in. */
        OWN,
        /** It is a program that is made to watch or steer the host. */
        KNOWN,
        UNKNOWN
    }

    /** One way out of a container. */
    public enum Kind {
        ENGINE_SOCKET,
        HOST_ROOT,
        HOST_ROOT_READ_ONLY,
        HOST_FOLDER,
        PRIVILEGED,
        CAPABILITY,
        HOST_PIDS
    }

    /** @param detail the path on the host, or the capability; "" where the kind says all */
    public record Way(Kind kind, String detail) {

        public Way {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(detail, "detail");
        }
    }

    public HostReach {
        Objects.requireNonNull(container, "container");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(trust, "trust");
        ways = List.copyOf(ways);
    }
}
