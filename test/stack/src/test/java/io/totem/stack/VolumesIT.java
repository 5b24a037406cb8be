package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Volumes are read and filled by the programs of redis' image. */
class VolumesIT {

    @Test
    void what_is_read_is_put_back() {
        Path house = Path.of("../..").toAbsolutePath().normalize();
        Docker.Result result = Docker.run(
                "docker",
                "run",
                "--rm",
                "--network=none",
                "--user=0:0",
                "--volume=" + house + ":/src:ro",
                "--entrypoint=",
                Docker.image("redis"),
                "sh",
                "/src/test/stack/src/test/resources/volumes");
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.text().lines().filter(line -> line.startsWith("ok ")))
                .as(result.text())
                .hasSizeGreaterThan(15);
        assertThat(result.text()).doesNotContain("not ok");
    }
}
