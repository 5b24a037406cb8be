package io.totem.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/security.md claims, a test carries: each paragraph, list item and table row names at least one. */
class SecurityDocumentTest {

    private static final Path REPOSITORY = Path.of("..", "..");

    /** These claim nothing that could be tested. */
    private static final Set<String> WITHOUT_CLAIMS =
            Set.of("Security", "Reporting a hole", "What Totem does not protect from");

    private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT))(?:\\.(\\w+))?`");

    private static final Pattern TESTS_COLUMN = Pattern.compile("\\| (?:test|shown by) \\|$");

    /** A row that says what is not protected. */
    private static final String NO_PROMISE = "| – |";

    private record Claim(String section, String text) {}

    @Test
    void every_claim_names_a_test() throws IOException {
        assertThat(claims())
                .isNotEmpty()
                .allSatisfy(claim -> assertThat(NAMED_TEST.matcher(claim.text()).find())
                        .as(claim.section() + ": " + claim.text())
                        .isTrue());
    }

    @Test
    void every_test_that_is_named_is_there() throws IOException {
        Map<String, Path> classes = testClasses();
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED_TEST.matcher(document());
        while (named.find()) {
            Path file = classes.get(named.group(1));
            String method = named.group(2);
            if (file == null || (method != null && !Files.readString(file).contains("void " + method + "("))) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
    }

    private static String document() throws IOException {
        return Files.readString(REPOSITORY.resolve("docs/security.md"));
    }

    private static List<Claim> claims() throws IOException {
        List<Claim> claims = new ArrayList<>();
        String section = "";
        for (String block : document().split("\n\n+")) {
            if (block.startsWith("#")) {
                section = block.replaceFirst("^#+ ", "").strip();
            } else if (!WITHOUT_CLAIMS.contains(section)) {
                for (String part : parts(block)) {
                    claims.add(new Claim(section, part));
                }
            }
        }
        return claims;
    }

    /**
     * The rows of a table that has a column for tests, the items of a list, or the paragraph itself. A table without that column
     * belongs to the paragraph before it; words that end in a colon only lead to what follows.
     */
    private static List<String> parts(String block) {
        if (block.startsWith("|")) {
            boolean columnOfTests = TESTS_COLUMN
                    .matcher(block.lines().findFirst().orElseThrow())
                    .find();
            return columnOfTests
                    ? block.lines()
                            .skip(2)
                            .filter(row -> !row.endsWith(NO_PROMISE))
                            .toList()
                    : List.of();
        }
        return Stream.of(block.split("\n(?=- )"))
                .filter(part -> !part.strip().endsWith(":"))
                .toList();
    }

    private static Map<String, Path> testClasses() throws IOException {
        try (Stream<Path> services = Files.walk(REPOSITORY.resolve("services"));
                Stream<Path> stack = Files.walk(REPOSITORY.resolve("test/stack/src"))) {
            return Stream.concat(services, stack)
                    .filter(path -> path.toString().matches(".*/src/test/.*(Test|IT)\\.java"))
                    .collect(Collectors.toMap(
                            path -> path.getFileName().toString().replace(".java", ""), path -> path, (one, _) -> one));
        }
    }
}
