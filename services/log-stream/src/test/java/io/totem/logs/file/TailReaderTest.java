package io.totem.logs.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.logs.LogLine;
import io.totem.logs.TestConfig;
import io.totem.logs.line.LineParser;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TailReaderTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path home;

    private Path log;
    private TailReader reader;

    @BeforeEach
    void path() throws IOException {
        log = home.toRealPath().resolve("a.log");
        reader = new TailReader(new LineParser(CLOCK), new LineAssemblers(gate()), CLOCK);
    }

    @Test
    void the_last_lines_come_in_order() throws Exception {
        write("one\ntwo\nthree\n");
        assertThat(texts(tail(2))).containsExactly("two", "three");
        assertThat(texts(tail(9))).containsExactly("one", "two", "three");
    }

    @Test
    void lines_as_long_as_strangers_make_them_take_no_more_memory_than_others() throws Exception {
        write("eyJ-\u0085".repeat(4_000).concat("\n").repeat(2_000) + "last\n");
        List<String> texts = texts(tail(2_000));
        assertThat(texts).last().isEqualTo("last");
        assertThat(texts).hasSizeBetween(10, 200);
    }

    @Test
    void an_empty_file_has_no_lines_and_its_end_is_its_start() throws Exception {
        write("");
        assertThat(tail(5).lines()).isEmpty();
        FileCursor end = (FileCursor) tail(5).cursor();
        assertThat(end).isEqualTo(FileCursor.start(end.key()));
    }

    @Test
    void empty_lines_count_as_lines() throws Exception {
        write("\n\na\n\n");
        assertThat(texts(tail(3))).containsExactly("", "a", "");
    }

    @Test
    void a_last_line_without_an_end_is_shown_once_nobody_writes_it_any_more() throws Exception {
        write("one\ntwo");
        assertThat(texts(tail(5))).containsExactly("one");
        Files.setLastModifiedTime(log, FileTime.from(Instant.now().minusSeconds(10)));
        assertThat(texts(tail(5))).containsExactly("one", "two");
        assertThat(((FileCursor) tail(5).cursor()).offset()).isEqualTo(7);
    }

    @Test
    void lines_are_found_across_blocks() throws Exception {
        write(IntStream.range(0, 20_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining()));
        List<String> texts = texts(tail(2_000));
        assertThat(texts).hasSize(2_000).endsWith("line 19999").startsWith("line 18000");
    }

    @Test
    void a_long_line_is_cut_and_says_so_and_its_neighbours_are_whole() throws Exception {
        write("before\n" + "x".repeat(200_000) + "\nafter\n");
        List<LogLine> lines = tail(3).lines();
        assertThat(lines).extracting(LogLine::cut).containsExactly(false, true, false);
        assertThat(lines.get(1).text()).hasSize(LineAssembler.MAX_LINE);
        assertThat(lines.get(2).text()).isEqualTo("after");
    }

    @Test
    void a_file_that_is_one_endless_line_works() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(5L << 30);
            file.seek((5L << 30) - 1);
            file.write('x');
        }
        Tail tail = tail(10);
        assertThat(tail.lines()).hasSize(1).allMatch(LogLine::cut);
        assertThat(tail.lines().getFirst().text())
                .as("its start is out of sight")
                .startsWith("… ");
        assertThat(((FileCursor) tail.cursor()).offset()).isEqualTo(5L << 30);
    }

    @Test
    void the_end_of_five_gibibytes_is_read_without_reading_the_rest() throws Exception {
        String end = IntStream.range(0, 300).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.seek(5L << 30);
            file.write(end.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(texts(tail(200))).hasSize(200).endsWith("line 299").startsWith("line 100");
    }

    @Test
    void a_cursor_fits_its_file_until_what_stood_before_it_changes() throws Exception {
        write("one\ntwo\n");
        FileCursor cursor = FileCursor.parse(tail(1).cursor().text()).orElseThrow();
        try (LogFile file = open()) {
            assertThat(cursor.fits(file.channel())).isTrue();
            Files.writeString(log, "new\nlines\nand more\n");
            assertThat(cursor.fits(file.channel())).isFalse();
            Files.writeString(log, "");
            assertThat(cursor.fits(file.channel())).isFalse();
        }
    }

    @Test
    void what_is_no_cursor_is_not_taken_for_one() {
        assertThat(FileCursor.parse("")).isEmpty();
        assertThat(FileCursor.parse("1-2-3")).isEmpty();
        assertThat(FileCursor.parse("1-2-ffffffffffffffff-0-0")).isEmpty();
        assertThat(FileCursor.parse("1-2-5-21-0")).isEmpty();
        assertThat(FileCursor.parse("1-2-5-6-0")).isEmpty();
    }

    private void write(String content) throws IOException {
        Files.writeString(log, content);
    }

    private LogFile open() throws RefusedException {
        return gate().open(log);
    }

    private FileGate gate() {
        return new FileGate(new Roots(TestConfig.root(log.getParent())));
    }

    private Tail tail(int lines) throws IOException, RefusedException {
        try (LogFile file = open()) {
            return reader.read(file, lines);
        }
    }

    private static List<String> texts(Tail tail) {
        return tail.lines().stream().map(LogLine::text).toList();
    }
}
