package io.totem.procfs;

import java.util.Objects;

/** What binds a process to somebody at the machine: how systems tell people's programs from their own. */
public sealed interface Session {

    /**
     * Linux' way, beside the cgroup and the user id.
     *
     * @param device the controlling terminal's number (proc(5) stat field 7), 0 for none
     */
    record Terminal(int device) implements Session {

        private static final Terminal NONE = new Terminal(0);

        static Terminal of(int device) {
            return device == 0 ? NONE : new Terminal(device);
        }
    }

    /**
     * Windows' way.
     *
     * @param number 0 is the services' own; people have 1 and up
     * @param account the owner's security identifier such as S-1-5-18; empty where it may not be read
     */
    record Windows(int number, String account) implements Session {

        public Windows {
            Objects.requireNonNull(account, "account");
        }
    }
}
