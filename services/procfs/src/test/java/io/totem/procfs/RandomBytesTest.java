package io.totem.procfs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in /proc is partly written by strangers: no bytes at all may make a parser throw. */
class RandomBytesTest {

    private static final int ROUNDS = 3000;

    /** Every parser, with a text it understands: random changes of that reach further than random bytes. */
    enum Parser {
        STAT(
                ProcFixture.stat(5, "a b", 1, 0x40, 5, 77),
                bytes -> ProcessStat.parse(KernelText.of(bytes))
                        .ifPresent(stat -> assertThat(stat.startTicks()).isNotNegative())),
        STATUS("Name:\tx\nUid:\t0\t0\t0\t0\n", bytes -> Credentials.parse(KernelText.of(bytes))),
        COMMAND_LINE("sh\0-c\0x y\0", bytes -> CommandLine.parse(KernelText.of(bytes))),
        CGROUP("9:name=systemd:/a.service\n0::/docker/" + "ab".repeat(32) + "\n", bytes -> {
            Cgroup cgroup = Cgroup.parse(text(bytes));
            cgroup.containerId().ifPresent(id -> assertThat(id).matches("[0-9a-f]{64}"));
            cgroup.systemdUnit();
            cgroup.userUnit();
            cgroup.loginSession();
        }),
        SOCKET(
                SocketLineTest.line("0100007F:1F90", "00000000:0000", "0A", 5),
                bytes -> SocketLine.parse(text(bytes))
                        .flatMap(line -> line.listening(ListeningSocket.Protocol.TCP))
                        .ifPresent(socket -> assertThat(socket.port()).isBetween(1, 65_535))),
        DESCRIPTOR("socket:[123]", bytes -> SocketOwners.inodeOf(text(bytes))),
        IO(
                "rchar: 1\nwchar: 2\nread_bytes: 4096\nwrite_bytes: 8192\ncancelled_write_bytes: 0\n",
                bytes -> ProcessIo.parse(KernelText.of(bytes))
                        .ifPresent(io -> assertThat(io.readBytes()).isNotNegative())),
        MOUNTS("27 1 254:0 / /a\\040b ro shared:1 - ext4 /dev/vda rw\n", bytes -> MountTable.parse(text(bytes))),
        INTERFACES("eth0: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n", bytes -> InterfaceTable.parse(text(bytes))),
        USERS("root:x:0:0:root:/root:/bin/sh\n", bytes -> HostUsers.parse(text(bytes))),
        MOUNT_LINE("27 1 254:0 / / ro - ext4 /dev/vda rw", bytes -> MountLine.parse(text(bytes))),
        IDENTITY("9b1f2f6e-8a1f:5:77", bytes -> ProcessIdentity.parse(text(bytes)));

        private final String example;
        private final Consumer<byte[]> parse;

        Parser(String example, Consumer<byte[]> parse) {
            this.example = example;
            this.parse = parse;
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_parser_throws_whatever_it_reads(Parser parser) {
        Random random = new Random(parser.ordinal());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = round % 2 == 0 ? noise(random) : damaged(parser.example, random);
            assertThatCode(() -> parser.parse.accept(bytes))
                    .as("%s of %s", parser, text(bytes))
                    .doesNotThrowAnyException();
        }
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] damaged(String example, Random random) {
        byte[] bytes = example.getBytes(UTF_8);
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] =
                    (byte) (random.nextBoolean() ? '0' + random.nextInt(11) : random.nextInt());
        }
        return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
