package io.totem.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What nginx answers by itself has the codes that the services have for the same. */
class ReverseProxyProblemsTest {

    private static final Path NGINX = Path.of("../../nginx/conf");
    private static final Pattern BODY = Pattern.compile("\"status\":(\\d+),.*\"errorCode\":\"([A-Z_]+)\"");
    private static final Pattern MAP = Pattern.compile("map \\$status \\$problem_code \\{([^}]*)}");
    private static final Pattern ENTRY = Pattern.compile("(\\d+|default) ([A-Z_]+);");

    @Test
    void every_body_that_nginx_writes_itself_has_a_code_of_that_status() throws IOException {
        List<MatchResult> bodies = found(BODY);
        assertThat(bodies).hasSizeGreaterThan(3).allSatisfy(ReverseProxyProblemsTest::isOfItsStatus);
    }

    @Test
    void every_code_of_a_status_is_the_services_own() throws IOException {
        List<MatchResult> entries = found(MAP).stream()
                .flatMap(map -> ENTRY.matcher(map.group(1)).results())
                .toList();
        assertThat(entries).hasSizeGreaterThan(8).allSatisfy(ReverseProxyProblemsTest::isOfItsStatus);
    }

    private static void isOfItsStatus(MatchResult found) {
        int status = found.group(1).equals("default") ? 400 : Integer.parseInt(found.group(1));
        assertThat(CommonError.valueOf(found.group(2)).status()).isEqualTo(status);
    }

    private static List<MatchResult> found(Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(NGINX)) {
            return files.filter(Files::isRegularFile)
                    .map(ReverseProxyProblemsTest::text)
                    .flatMap(text -> pattern.matcher(text).results())
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
