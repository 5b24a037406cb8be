package io.totem.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.totem.standalone.start.DataFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {

    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;
    private static final int ROUNDS = 5;
    private static final int WRITES_A_ROUND = 150;

    @TempDir
    Path temporary;

    private DataFolder folder;

    @BeforeEach
    void open() {
        folder = DataFolder.open(temporary.resolve("data"));
    }

    @Test
    void what_was_written_is_there_after_a_restart() {
        try (EmbeddedStore store = EmbeddedStore.open(folder, true);
                MongoClient client = MongoClients.create(store.connectionString())) {
            numbers(client).insertOne(new Document("_id", 1));
        }
        try (EmbeddedStore store = EmbeddedStore.open(folder, false);
                MongoClient client = MongoClients.create(store.connectionString())) {
            assertThat(numbers(client).find().first()).containsEntry("_id", 1);
        }
    }

    @Test
    void nothing_acknowledged_is_lost_when_the_process_is_killed_in_the_middle_of_writing() throws Exception {
        Set<Integer> acknowledged = new java.util.HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(writeAndKill(round * 100_000));
            try (EmbeddedStore store = EmbeddedStore.open(folder, false);
                    MongoClient client = MongoClients.create(store.connectionString())) {
                Set<Integer> found = StreamSupport.stream(
                                numbers(client)
                                        .find(new Document("changed", true))
                                        .spliterator(),
                                false)
                        .map(row -> row.getInteger("_id"))
                        .collect(Collectors.toSet());
                assertThat(found).containsAll(acknowledged);
            }
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * WRITES_A_ROUND);
    }

    @Test
    void many_small_writes_do_not_let_the_file_grow_without_end() throws IOException {
        try (EmbeddedStore store = EmbeddedStore.open(folder, true);
                MongoClient client = MongoClients.create(store.connectionString())) {
            numbers(client).insertOne(new Document("_id", 1));
            for (int i = 0; i < 3_000; i++) {
                numbers(client).updateOne(new Document("_id", 1), new Document("$set", new Document("value", i)));
            }
        }
        try (EmbeddedStore store = EmbeddedStore.open(folder, false);
                MongoClient client = MongoClients.create(store.connectionString())) {
            assertThat(numbers(client).find().first()).containsEntry("value", 2_999);
        }
        assertThat(Files.size(folder.storeFile())).isLessThan(40L << 20);
    }

    @Test
    void a_driver_without_the_name_or_with_a_wrong_one_gets_nothing() {
        try (EmbeddedStore store = EmbeddedStore.open(folder, true)) {
            String address = "mongodb://127.0.0.1:" + port(store) + "/?serverSelectionTimeoutMS=700";
            for (String stranger :
                    List.of(address, address + "&appName=totem", address + "&appName=" + "A".repeat(43))) {
                try (MongoClient client = MongoClients.create(stranger)) {
                    assertThatThrownBy(() -> numbers(client).find().first()).isInstanceOf(MongoException.class);
                }
            }
        }
    }

    @Test
    void a_command_before_the_greeting_closes_the_connection_without_a_word() throws IOException {
        try (EmbeddedStore store = EmbeddedStore.open(folder, true)) {
            Document find = new Document("find", "numbers").append("$db", "test");
            Document nameless = new Document("hello", 1).append("$db", "admin");
            assertThat(answerTo(store, message(find))).isEqualTo(-1);
            assertThat(answerTo(store, message(nameless))).isEqualTo(-1);
            assertThat(answerTo(store, query("test.numbers", new Document()))).isEqualTo(-1);
            assertThat(answerTo(store, query("admin.$cmd", new Document("isMaster", 1))))
                    .isEqualTo(-1);
        }
    }

    @Test
    void a_greeting_that_is_no_greeting_does_not_help_with_the_right_name() throws IOException {
        try (EmbeddedStore store = EmbeddedStore.open(folder, true)) {
            String name = store.connectionString().split("appName=", -1)[1];
            Document client = new Document("application", new Document("name", name));
            Document find =
                    new Document("find", "numbers").append("client", client).append("$db", "test");
            assertThat(answerTo(store, message(find))).isEqualTo(-1);
        }
    }

    @Test
    void another_local_user_can_neither_read_nor_write_its_file_nor_have_a_command_done() throws Exception {
        // Only the modes of the data folder itself may protect it here.
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (EmbeddedStore store = EmbeddedStore.open(folder, true);
                MongoClient client = MongoClients.create(store.connectionString())) {
            numbers(client).insertOne(new Document("_id", 1));
            Path file = folder.storeFile();
            OtherUser other = new OtherUser();

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            if (OtherUser.ROOT) {
                assertThat(other.read(file.toString())).isEmpty();
                assertThat(other.append(file.toString())).isFalse();
            }
            Document insert = new Document("insert", "numbers")
                    .append("$db", "test")
                    .append("documents", List.of(new Document()));
            assertThat(other.send(port(store), message(insert))).isEmpty();
            assertThat(other.send(port(store), message(new Document("hello", 1).append("$db", "admin"))))
                    .isEmpty();

            assertThat(numbers(client).countDocuments()).isOne();
        }
    }

    @Test
    void a_stranger_cannot_make_it_keep_a_large_message() throws IOException {
        try (EmbeddedStore store = EmbeddedStore.open(folder, true);
                Socket socket = new Socket("127.0.0.1", port(store))) {
            socket.setSoTimeout(10_000);
            byte[] header = ByteBuffer.allocate(16)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(40_000_000)
                    .putInt(1)
                    .putInt(0)
                    .putInt(OP_MSG)
                    .array();
            socket.getOutputStream().write(header);
            assertThatThrownBy(() -> {
                        byte[] more = new byte[64 * 1024];
                        for (int i = 0; i < 500; i++) {
                            socket.getOutputStream().write(more);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    private List<Integer> writeAndKill(int from) throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Writer.class.getName(),
                        folder.path().toString(),
                        String.valueOf(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Integer> acknowledged = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.US_ASCII))) {
            String line = lines.readLine();
            while (line != null) {
                if (line.matches("\\d+")) {
                    acknowledged.add(Integer.valueOf(line));
                }
                if (acknowledged.size() == WRITES_A_ROUND) {
                    writer.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        return acknowledged;
    }

    private static MongoCollection<Document> numbers(MongoClient client) {
        return client.getDatabase("test").getCollection("numbers");
    }

    private static int port(EmbeddedStore store) {
        return URI.create(store.connectionString()).getPort();
    }

    /** The first byte that comes back; -1 when the connection was closed instead. */
    private static int answerTo(EmbeddedStore store, byte[] message) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port(store))) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(message);
            return socket.getInputStream().read();
        }
    }

    private static byte[] message(Document command) {
        byte[] body = bson(command);
        return framed(
                OP_MSG,
                ByteBuffer.allocate(5 + body.length).putInt(0).put((byte) 0).put(body));
    }

    private static byte[] query(String collection, Document query) {
        byte[] name = (collection + "\0").getBytes(StandardCharsets.US_ASCII);
        byte[] body = bson(query);
        ByteBuffer content = ByteBuffer.allocate(12 + name.length + body.length).order(ByteOrder.LITTLE_ENDIAN);
        return framed(OP_QUERY, content.putInt(0).put(name).putInt(0).putInt(1).put(body));
    }

    private static byte[] framed(int opCode, ByteBuffer content) {
        return ByteBuffer.allocate(16 + content.capacity())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(16 + content.capacity())
                .putInt(1)
                .putInt(0)
                .putInt(opCode)
                .put(content.array())
                .array();
    }

    private static byte[] bson(Document document) {
        BasicOutputBuffer buffer = new BasicOutputBuffer();
        new DocumentCodec()
                .encode(
                        new BsonBinaryWriter(buffer),
                        document,
                        EncoderContext.builder().build());
        return buffer.toByteArray();
    }
}
