package io.totem.logs.source;

import java.io.IOException;

/** Knows the sources of one kind. */
public interface SourceProvider {

    Listing list() throws IOException;
}
