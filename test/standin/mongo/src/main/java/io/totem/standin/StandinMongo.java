package io.totem.standin;

import de.bwaldvogel.mongo.MongoBackend;
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
import io.totem.standalone.store.Backends;
import java.io.IOException;
import java.nio.file.Path;

/** {@code StandinMongo DATA_FOLDER ADDRESS PORT auth|noauth}: serves until SIGTERM. */
public final class StandinMongo {

    private StandinMongo() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[2]);
        boolean closed = arguments[3].equals("auth");
        Accounts accounts = new Accounts(folder.resolve("accounts"));
        MongoBackend backend = Backends.open(folder.resolve("store.mv"));
        EventLoopGroup threads = new NioEventLoopGroup(2);
        ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        Channel listener = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new MongoWireReplyEncoder(),
                                        new MongoWireMessageEncoder(),
                                        new MongoWireProtocolHandler(),
                                        new AccessGate(accounts, closed),
                                        new MongoDatabaseHandler(backend, channels),
                                        new MongoExceptionHandler());
                    }
                })
                .bind(arguments[1], port)
                .sync()
                .channel();
        System.out.println("mongod (stand-in): waiting for connections on " + arguments[1] + ":" + port);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            listener.close().syncUninterruptibly();
            backend.close();
            System.out.println("mongod (stand-in): shutting down, everything is written");
            Runtime.getRuntime().halt(0); // as mongod does after SIGTERM; Java's own would be 143
        }));
        listener.closeFuture().sync();
    }
}
