package io.totem.policy.place;

/** Which folders of the host let everybody write. */
public interface OpenFolders {

    /** Whether others may write to this absolute folder or to one above it; false where that cannot be read. */
    boolean openToOthers(String folder);
}
