package io.totem.logs.file;

/** Tells one file from another whatever they are called: the numbers of the device and the inode. */
public record FileKey(long device, long inode) {}
