package io.totem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the rules can fail. */
class HouseRulesTest {

    static final class Writes {
        void change(Path path) throws IOException {
            Files.writeString(path, "");
        }
    }

    static final class Moves {
        void change(Path path) throws IOException {
            Files.move(path, path);
        }
    }

    static final class ChangesModes {
        void change(Path path) throws IOException {
            Files.setPosixFilePermissions(path, Set.of());
        }
    }

    static final class Opens {
        void change(Path path) throws IOException {
            FileChannel.open(path, StandardOpenOption.WRITE).close();
        }
    }

    static final class Streams {
        void change(Path path) throws IOException {
            new FileOutputStream(path.toFile()).close();
        }
    }

    static final class Deletes {
        boolean change(File file) {
            return file.delete();
        }
    }

    static final class Reads {
        String read(Path path) throws IOException {
            return Files.readString(path);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Writes.class, Moves.class, ChangesModes.class, Opens.class, Streams.class, Deletes.class})
    void whoever_changes_a_file_is_found(Class<?> type) {
        assertThat(breaksTheRule(type)).isTrue();
        assertThat(HouseRules.changesNoFile("io.totem.platform..", type.getName())
                        .allowEmptyShould(true)
                        .evaluate(classes(type))
                        .hasViolation())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(classes = Reads.class)
    void whoever_only_reads_is_not(Class<?> type) {
        assertThat(breaksTheRule(type)).isFalse();
    }

    private static boolean breaksTheRule(Class<?> type) {
        return HouseRules.changesNoFile("io.totem.platform..")
                .evaluate(classes(type))
                .hasViolation();
    }

    private static JavaClasses classes(Class<?> type) {
        return new ClassFileImporter().importClasses(type);
    }
}
