package io.totem.policy.access;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who may change a file that is run, as owners, modes, sticky bits, groups and access control lists of the file and of all
 * folders above it have it. Root may always and is left out.
 *
 * @param path of the file, or of the last folder that was found on the way to it, without links; as the process sees it
 * @param owner of the file; of the mount where that is not looked at; empty where neither is known
 * @param givesRights whether a program of it gets rights by it that whoever starts it does not have: by its set-user-ID bit, or by capabilities
 * @param changedAt when its inode was changed last, its mode included, which nobody can set; empty where it was not looked at
 * @param kind what it is; a plain file where it was not looked at
 * @param openFolder the outermost folder above it into which anybody may put files
 * @param anybody the folder or file that lets anybody replace it
 * @param shared whether that is a folder made for all to write in: one with the sticky bit, or the top of a file system
 * @param replacers who else may replace it, at most {@link #MOST}, by name
 * @param readOnly whether nobody can write where it is mounted
 * @param closed the type of the file system that was not looked at because it may not answer, such as nfs4
 */
public record FileAccess(
        String path,
        Optional<Account> owner,
        boolean givesRights,
        Optional<Instant> changedAt,
        Kind kind,
        Optional<String> openFolder,
        Optional<String> anybody,
        boolean shared,
        List<Replacer> replacers,
        boolean readOnly,
        Optional<String> closed) {

    /** More are not told apart. */
    static final int MOST = 20;

    /** What a path leads to. */
    public enum Kind {
        FILE,
        FOLDER,
        /** Nothing: no file of that name is found in a folder that was found. */
        NOTHING,
        /** A FIFO or a socket (fifo(7), unix(7)): what it holds is what somebody writes at that moment. */
        PIPE
    }

    public FileAccess {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(changedAt, "changedAt");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(openFolder, "openFolder");
        Objects.requireNonNull(anybody, "anybody");
        replacers = List.copyOf(replacers);
        Objects.requireNonNull(closed, "closed");
    }

    /** Whether nobody may replace it but root and, where somebody is named, this user. */
    public boolean isClosedBut(int uid) {
        return anybody.isEmpty()
                && replacers.stream().allMatch(replacer -> replacer.account().uid() == uid);
    }

    /** Whether it is root's, and nobody else's in any way. */
    public boolean isRootsAlone() {
        return owner.filter(Account::isRoot).isPresent() && anybody.isEmpty() && replacers.isEmpty();
    }
}
