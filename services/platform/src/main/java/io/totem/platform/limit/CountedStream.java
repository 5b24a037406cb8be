package io.totem.platform.limit;

import io.totem.platform.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that may only have so many bytes. */
final class CountedStream extends FilterInputStream {

    private final long most;
    private long left;

    CountedStream(InputStream body, long most) {
        super(body);
        this.most = most;
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(0, read));
        return read;
    }

    /**
     * To close is to read on to the end: a connection closed on somebody who is sending takes the answer with it. BodyTime bounds
     * how long that may last.
     *
     * @throws ProblemException 413
     */
    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            close();
            throw BodyLimit.tooLarge(most);
        }
    }
}
