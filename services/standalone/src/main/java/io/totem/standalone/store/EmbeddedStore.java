package io.totem.standalone.store;

import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.totem.standalone.start.DataFolder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * MongoDB's protocol over a file of our own, for the ordinary driver: on a loopback port that changes with each start,
 * behind a {@link HelloGate}.
 */
public final class EmbeddedStore implements AutoCloseable {

    private static final int THREADS = 2;

    private final CommittingBackend backend;
    private final EventLoopGroup threads;
    private final ChannelGroup channels;
    private final Channel listener;
    private final String applicationName;

    private EmbeddedStore(CommittingBackend backend, String applicationName) {
        this.backend = backend;
        this.applicationName = applicationName;
        this.threads = new NioEventLoopGroup(THREADS);
        this.channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        this.listener = listen();
    }

    /** @throws io.totem.standalone.start.StartFailure naming the file when it is missing or damaged */
    public static EmbeddedStore open(DataFolder folder, boolean firstStart) {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        String applicationName = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        return new EmbeddedStore(
                new CommittingBackend(StoreFile.open(folder.storeFile(), firstStart)), applicationName);
    }

    /** For the driver of this process. It holds the application name: it belongs in no log. */
    public String connectionString() {
        int port = ((InetSocketAddress) listener.localAddress()).getPort();
        return "mongodb://127.0.0.1:" + port + "/?appName=" + applicationName;
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        channels.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
        backend.close();
    }

    private Channel listen() {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new FirstBytesLimit(),
                                        new MongoWireReplyEncoder(),
                                        new MongoWireMessageEncoder(),
                                        new MongoWireProtocolHandler(),
                                        new HelloGate(applicationName),
                                        new MongoDatabaseHandler(backend, channels),
                                        new MongoExceptionHandler());
                    }
                });
        return bootstrap
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }
}
