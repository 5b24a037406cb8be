package io.totem.policy.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ListeningSocket.Protocol;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** systemd.socket(5), as far as ports go. */
class SocketUnitsTest {

    private static final String PACKAGED = "usr/lib/systemd/system/";
    private static final String ADMINISTRATORS = "etc/systemd/system/";

    @TempDir
    Path root;

    @Test
    void a_port_belongs_to_the_unit_that_names_it_and_the_unit_names_what_it_starts() throws IOException {
        write(PACKAGED + "demo.socket", "[Unit]\nDescription=x\n[Socket]\nListenStream=8099\n");
        write(PACKAGED + "each.socket", "[Socket]\nListenStream=[::]:8100\nAccept=yes\n");
        write(PACKAGED + "other.socket", "[Socket]\nListenStream = 127.0.0.1:8101\nService=real.service\n");
        write(PACKAGED + "names.socket", "[Socket]\nListenDatagram=8102\nListenStream=/run/names.sock\n");
        assertThat(find(Protocol.TCP, "::", 8099)).contains(new SocketUnits.Found("demo.socket", "demo.service"));
        assertThat(find(Protocol.TCP, "::", 8100)).contains(new SocketUnits.Found("each.socket", "each@.service"));
        assertThat(find(Protocol.TCP, "127.0.0.1", 8101))
                .contains(new SocketUnits.Found("other.socket", "real.service"));
        assertThat(find(Protocol.UDP, "0.0.0.0", 8102))
                .contains(new SocketUnits.Found("names.socket", "names.service"));
    }

    @Test
    void another_protocol_address_or_port_is_not_its() throws IOException {
        write(PACKAGED + "demo.socket", "[Socket]\nListenStream=127.0.0.1:8099\n");
        assertThat(find(Protocol.UDP, "127.0.0.1", 8099)).isEmpty();
        assertThat(find(Protocol.TCP, "0.0.0.0", 8099)).isEmpty();
        assertThat(find(Protocol.TCP, "127.0.0.1", 8098)).isEmpty();
    }

    @Test
    void drop_ins_may_take_back_what_the_package_said() throws IOException {
        write(PACKAGED + "ssh.socket", "[Socket]\nListenStream=22\n");
        write(ADMINISTRATORS + "ssh.socket.d/listen.conf", "[Socket]\nListenStream=\nListenStream=2222\n");
        assertThat(find(Protocol.TCP, "0.0.0.0", 22)).isEmpty();
        assertThat(find(Protocol.TCP, "0.0.0.0", 2222))
                .map(SocketUnits.Found::unit)
                .contains("ssh.socket");
    }

    @Test
    void of_two_that_name_a_port_the_one_that_starts_with_the_machine_counts_else_none() throws IOException {
        write(PACKAGED + "ssh.socket", "[Socket]\nListenStream=22\n");
        write(PACKAGED + "dropbear.socket", "[Socket]\nListenStream=22\nAccept=yes\n");
        assertThat(find(Protocol.TCP, "0.0.0.0", 22)).isEmpty();
        Path wants = Files.createDirectories(root.resolve(ADMINISTRATORS + "sockets.target.wants"));
        Files.createSymbolicLink(wants.resolve("ssh.socket"), Path.of("/usr/lib/systemd/system/ssh.socket"));
        assertThat(find(Protocol.TCP, "0.0.0.0", 22))
                .map(SocketUnits.Found::unit)
                .contains("ssh.socket");
        Files.delete(wants.resolve("ssh.socket"));
    }

    @Test
    void what_is_no_text_or_no_address_does_no_harm() throws IOException {
        byte[] noise = new byte[10_000];
        new Random(5).nextBytes(noise);
        Files.write(file(PACKAGED + "noise.socket"), noise);
        write(
                PACKAGED + "odd.socket",
                "[Socket]\nListenStream=999.9.9.9:80\nListenStream=99999\nListenStream=vsock::80\n");
        write(PACKAGED + "template@.socket", "[Socket]\nListenStream=80\n");
        assertThat(find(Protocol.TCP, "0.0.0.0", 80)).isEmpty();
    }

    private Optional<SocketUnits.Found> find(Protocol protocol, String address, int port) {
        return new SocketUnits(root, Clock.systemUTC())
                .find(new ListeningSocket(protocol, InetAddress.ofLiteral(address), port, 1));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(file(file), text);
    }

    private Path file(String file) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return path;
    }
}
