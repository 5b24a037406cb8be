package io.totem.procfs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessIoTest {

    private static final String IO = """
            rchar: 3980
            wchar: 120
            syscr: 9
            syscw: 4
            read_bytes: 4096
            write_bytes: 8192
            cancelled_write_bytes: 0
            """;

    @Test
    void what_reached_the_storage_counts_and_not_what_the_cache_served() {
        assertThat(ProcessIo.parse(KernelText.of(IO.getBytes(UTF_8)))).contains(new ProcessIo(4096, 8192));
    }

    @Test
    void without_either_number_there_is_nothing_to_tell() {
        assertThat(ProcessIo.parse(KernelText.of("read_bytes: 1\n".getBytes(UTF_8))))
                .isEmpty();
        assertThat(ProcessIo.parse(KernelText.of(new byte[0]))).isEmpty();
    }

    @Test
    void our_own_are_open_to_us_and_those_of_nobody_are_not_there() {
        ProcessIoReader reader = new ProcessIoReader(new HostRoot(Path.of("/proc"), Path.of("/sys"), Path.of("/")));
        assertThat(reader.read((int) ProcessHandle.current().pid())).isPresent();
        assertThat(reader.read(Integer.MAX_VALUE)).isEmpty();
    }
}
