package io.totem.policy.container;

/** The containers of this host. */
public interface Containers {

    /** @param id 64 hexadecimal digits; one whose files cannot be read is still a container */
    Container find(String id);
}
