package io.totem.logs.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Tells one file from another whatever they are called: the numbers of the device and the inode. */
public record FileKey(long device, long inode) {

    /** Follows links. */
    public static FileKey of(Path path) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(path, "unix:dev,ino");
        return new FileKey((long) attributes.get("dev"), (long) attributes.get("ino"));
    }
}
