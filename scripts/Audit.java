import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Says of every library that is shipped when it was built and which newer versions there are. scripts/audit runs it:
 *
 * <pre>
 * Audit.java pom BOM LIBRARIES             prints a POM of the shipped libraries, for the versions plugin to look at
 * Audit.java report BOM LIBRARIES UPDATES  prints the table; UPDATES is that plugin's report in XML
 * </pre>
 *
 * BOM is the build's CycloneDX document, LIBRARIES the folder of the packaged application's jars.
 */
class Audit {

    /** Gradle's fixed date for files in a reproducible archive: no date at all. */
    private static final int NO_DATE = 1980;

    public static void main(String[] arguments) throws Exception {
        List<Library> shipped = shipped(Path.of(arguments[1]), Path.of(arguments[2]));
        switch (arguments[0]) {
            case "pom" -> System.out.print(pom(shipped));
            case "report" -> report(shipped, updates(Path.of(arguments[3])), LocalDate.now(Clock.systemUTC()));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    record Library(String group, String name, String version, Optional<LocalDate> built) {

        String id() {
            return group + ":" + name;
        }

        String days(LocalDate today) {
            return built.map(date -> Long.toString(ChronoUnit.DAYS.between(date, today))).orElse("?");
        }
    }

    /** The newest patch of the same minor version, and the newest of all; empty where there is none. */
    record Update(String patch, String newest) {

        static final Update NONE = new Update("", "");
    }

    /** Of the libraries in the document those that lie in the folder; what only tests and the build use does not. */
    private static List<Library> shipped(Path bom, Path folder) throws Exception {
        List<Library> libraries = new ArrayList<>();
        for (Element component : elements(root(bom), "component")) {
            String group = text(component, "group");
            String name = text(component, "name");
            String version = text(component, "version");
            Path jar = folder.resolve(group + "." + name + "-" + version + ".jar");
            if (!group.equals("io.totem") && Files.exists(jar)) {
                libraries.add(new Library(group, name, version, built(jar)));
            }
        }
        long jars = ownless(folder);
        if (libraries.size() < jars) {
            throw new IOException(bom + " names " + libraries.size() + " of the " + jars + " libraries in " + folder);
        }
        return libraries;
    }

    private static long ownless(Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.filter(jar -> !jar.getFileName().toString().startsWith("io.totem.")).count();
        }
    }

    /** The date of the newest file inside: the repository does not tell its own. */
    private static Optional<LocalDate> built(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getTimeLocal)
                    .map(time -> time.toLocalDate())
                    .max(Comparator.naturalOrder())
                    .filter(date -> date.getYear() > NO_DATE);
        }
    }

    private static String pom(List<Library> libraries) {
        StringBuilder pom = new StringBuilder("""
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>io.totem</groupId>
                  <artifactId>audit</artifactId>
                  <version>0</version>
                  <dependencies>
                """);
        for (Library library : libraries) {
            pom.append("""
                        <dependency>
                          <groupId>%s</groupId>
                          <artifactId>%s</artifactId>
                          <version>%s</version>
                          <exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>
                        </dependency>
                    """.formatted(library.group(), library.name(), library.version()));
        }
        return pom.append("  </dependencies>\n</project>\n").toString();
    }

    private static Map<String, Update> updates(Path report) throws Exception {
        Map<String, Update> updates = new HashMap<>();
        for (Element dependency : elements(root(report), "dependency")) {
            List<Element> patches = elements(dependency, "incremental");
            updates.put(
                    text(dependency, "groupId") + ":" + text(dependency, "artifactId"),
                    new Update(
                            patches.isEmpty() ? "" : patches.getLast().getTextContent(),
                            text(dependency, "lastVersion")));
        }
        return updates;
    }

    private static void report(List<Library> libraries, Map<String, Update> updates, LocalDate today) {
        List<Row> rows = libraries.stream()
                .map(library -> new Row(library, updates.getOrDefault(library.id(), Update.NONE)))
                .sorted(Comparator.comparing(Row::patched)
                        .thenComparing(row -> row.library().built().orElse(LocalDate.MIN))
                        .thenComparing(row -> row.library().id()))
                .toList();
        String line = "%-72s %-16s %6s  %-15s %s%n";
        System.out.printf(line, "library", "version", "days", "patch", "newest");
        for (Row row : rows) {
            System.out.printf(
                    line,
                    row.library().id(),
                    row.library().version(),
                    row.library().days(today),
                    row.update().patch(),
                    row.update().newest());
        }
        System.out.printf(
                """

                %d libraries are shipped: %d lack a patch of their minor version, %d have a newer version.
                days: since the newest file in the jar was made; builds that give every file one fixed date look older than they are.
                """,
                rows.size(),
                rows.stream().filter(row -> !row.patched()).count(),
                rows.stream().filter(row -> !row.update().equals(Update.NONE)).count());
    }

    record Row(Library library, Update update) {

        boolean patched() {
            return update.patch().isEmpty();
        }
    }

    private static Element root(Path xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(xml.toFile()).getDocumentElement();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            elements.add((Element) nodes.item(index));
        }
        return elements;
    }

    /** Of the child itself; a component holds others that have names, too. */
    private static String text(Element parent, String name) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return child.getTextContent();
            }
        }
        return "";
    }
}
