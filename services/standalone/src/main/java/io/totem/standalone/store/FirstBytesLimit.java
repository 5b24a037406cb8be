package io.totem.standalone.store;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** Before a connection has greeted us it may not make us keep more than a greeting's worth of bytes. */
final class FirstBytesLimit extends ChannelInboundHandlerAdapter {

    static final int MAX_BYTES = 16 * 1024;

    private int received;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            received += bytes.readableBytes();
        }
        if (received > MAX_BYTES) {
            ReferenceCountUtil.release(message);
            context.close();
        } else {
            context.fireChannelRead(message);
        }
    }
}
