package io.totem.doctor.name;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** A name server of this machine that knows what it was told; for every other name it has NXDOMAIN. */
final class NameServer implements AutoCloseable {

    private static final int LONG_ENOUGH = 60;

    private final DatagramSocket socket;
    private final List<Record> records = new ArrayList<>();

    /** @param lines as in a zone file, whole names without the last dot: {@code site.test A 192.0.2.1} */
    NameServer(String... lines) throws IOException {
        for (String line : lines) {
            String[] parts = line.split(" ", 3);
            records.add(Record.fromString(
                    name(parts[0]), Type.value(parts[1]), org.xbill.DNS.DClass.IN, LONG_ENOUGH, parts[2], Name.root));
        }
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                socket.receive(packet);
                byte[] answer = answer(new Message(java.util.Arrays.copyOf(packet.getData(), packet.getLength())))
                        .toWire();
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Message answer(Message query) {
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        Name asked = query.getQuestion().getName();
        int type = query.getQuestion().getType();
        List<Record> own = records.stream()
                .filter(record -> record.getName().equals(asked))
                .toList();
        if (own.isEmpty()) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        own.stream()
                .filter(record -> record.getType() == type || record.getType() == Type.CNAME)
                .forEach(record -> answer.addRecord(record, Section.ANSWER));
        return answer;
    }

    /** Asks this server only. */
    Dns dns() {
        return new Dns(() -> {
            SimpleResolver resolver = new SimpleResolver((InetSocketAddress) socket.getLocalSocketAddress());
            resolver.setTimeout(Duration.ofSeconds(2));
            return resolver;
        });
    }

    private static Name name(String text) throws IOException {
        return Name.fromString(text, Name.root);
    }

    @Override
    public void close() {
        socket.close();
    }
}
