package io.totem.standalone.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Lets a connection in when its first message is the driver's greeting with our application name in it; closes it
 * otherwise, unanswered. The name is known to this process alone.
 */
final class HelloGate extends ChannelInboundHandlerAdapter {

    private static final Set<String> GREETINGS = Set.of("hello", "isMaster", "ismaster");
    private static final int SECONDS_TO_GREET = 5;

    private final byte[] secret;
    private boolean open;

    HelloGate(String applicationName) {
        this.secret = applicationName.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.executor().schedule(() -> closeUnlessOpen(context), SECONDS_TO_GREET, TimeUnit.SECONDS);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!open && message instanceof ClientRequest request && isOurs(request)) {
            open = true;
            context.pipeline().remove(FirstBytesLimit.class);
        }
        if (open) {
            context.fireChannelRead(message);
        } else {
            context.close();
        }
    }

    private void closeUnlessOpen(ChannelHandlerContext context) {
        if (!open) {
            context.close();
        }
    }

    private boolean isOurs(ClientRequest request) {
        Document command = switch (request) {
            case MongoQuery query -> query.getQuery();
            case MongoMessage message -> message.getDocument();
            default -> new Document();
        };
        boolean greeting = command.keySet().stream()
                .findFirst()
                .filter(GREETINGS::contains)
                .isPresent();
        return greeting
                && command.get("client") instanceof Document client
                && client.get("application") instanceof Document application
                && application.get("name") instanceof String name
                && MessageDigest.isEqual(secret, name.getBytes(StandardCharsets.UTF_8));
    }
}
