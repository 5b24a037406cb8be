package io.totem.policy.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.policies.Platform;
import io.totem.api.policies.ProcessPolicy;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.known.CatalogueDictionary;
import io.totem.policy.known.ProcessNames;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportFuzzTest {

    private static final int ROUNDS = 3_000;
    private static final String PIECES = "[]{}\",:|'\n\r\t\\ 0e-+.truefalsnabc가";

    @ParameterizedTest
    @EnumSource(ImportFormat.class)
    void random_bytes_are_taken_line_by_line_or_refused_and_nothing_else(ImportFormat format) {
        Random random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            read(bytes, format);
        }
    }

    @ParameterizedTest
    @EnumSource(ImportFormat.class)
    void random_syntax_is_taken_line_by_line_or_refused_and_nothing_else(ImportFormat format) {
        Random random = new Random(8);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder("name,description\n".repeat(random.nextInt(2)));
            for (int i = random.nextInt(100); i > 0; i--) {
                text.append(PIECES.charAt(random.nextInt(PIECES.length())));
            }
            read(text.toString().getBytes(UTF_8), format);
        }
    }

    @ParameterizedTest
    @EnumSource(ImportFormat.class)
    void a_good_file_cut_anywhere_or_with_one_byte_changed_does_no_harm(ImportFormat format) {
        byte[] file = PolicyExport.of(entries(), format, Locale.KOREAN).getBytes(UTF_8);
        Random random = new Random(9);
        for (int round = 0; round < ROUNDS; round++) {
            int end = random.nextInt(file.length);
            read(Arrays.copyOf(file, end), format);
            byte[] changed = file.clone();
            changed[end] = (byte) random.nextInt(256);
            read(changed, format);
        }
    }

    /** Whatever is taken is a policy that could be stored; the only exception is the declared one; no file grows. */
    private static void read(byte[] bytes, ImportFormat format) {
        try {
            List<Candidate> candidates = PolicyImporter.candidates(bytes, format);
            assertThat(candidates)
                    .hasSizeLessThanOrEqualTo(bytes.length)
                    .allMatch(candidate -> candidate.content().isPresent()
                            != candidate.reason().isPresent());
        } catch (ProblemException refused) {
            assertThat(refused.code().name()).isEqualTo("IMPORT_UNREADABLE");
        }
    }

    private static List<ProcessPolicy> entries() {
        CatalogueDictionary catalogue = new CatalogueDictionary(Platform.LINUX);
        return Set.of("nginx", "sshd", "redis-server").stream()
                .flatMap(
                        name -> catalogue.find(ProcessNames.of(Optional.of("/usr/sbin/" + name), name, false)).stream())
                .toList();
    }
}
