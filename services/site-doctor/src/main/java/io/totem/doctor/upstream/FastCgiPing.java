package io.totem.doctor.upstream;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks a FastCGI server for its limits (FCGI_GET_VALUES, FastCGI 1.0 section 4.1): no script runs for it, and it takes a
 * free worker to answer.
 */
final class FastCgiPing {

    private static final byte VERSION = 1;
    private static final byte GET_VALUES = 9;
    private static final byte GET_VALUES_RESULT = 10;
    private static final int HEADER_LENGTH = 8;
    private static final byte[] ASKED = "FCGI_MAX_CONNS".getBytes(StandardCharsets.US_ASCII);

    private FastCgiPing() {}

    /**
     * Whether a worker answers within the timeout.
     *
     * @throws IOException when there is no connection, or who answers does not speak FastCGI
     */
    static boolean answers(SocketAddress address, Duration timeout) throws IOException {
        try (SocketChannel channel = open(address)) {
            channel.write(question());
            ByteBuffer answer = ByteBuffer.allocate(HEADER_LENGTH);
            if (!isReadable(channel, timeout)) {
                return false;
            }
            channel.configureBlocking(true);
            if (channel.read(answer) < 2 || answer.get(0) != VERSION || answer.get(1) != GET_VALUES_RESULT) {
                throw new IOException("what answers at " + address + " does not speak FastCGI");
            }
            return true;
        }
    }

    private static SocketChannel open(SocketAddress address) throws IOException {
        SocketChannel channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        channel.connect(address);
        return channel;
    }

    private static boolean isReadable(SocketChannel channel, Duration timeout) throws IOException {
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            return selector.select(timeout.toMillis()) > 0;
        }
    }

    /** One record: version, type, request 0, length of the content, no padding; then a name without a value. */
    private static ByteBuffer question() {
        int content = 2 + ASKED.length;
        return ByteBuffer.allocate(HEADER_LENGTH + content)
                .put(VERSION)
                .put(GET_VALUES)
                .putShort((short) 0)
                .putShort((short) content)
                .putShort((short) 0)
                .put((byte) ASKED.length)
                .put((byte) 0)
                .put(ASKED)
                .flip();
    }
}
