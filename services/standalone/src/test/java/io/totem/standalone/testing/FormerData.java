package io.totem.standalone.testing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.totem.standalone.start.DataFolder;
import io.totem.standalone.store.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * What a former version stored, as MongoDB's Extended JSON: a file a collection ({@code database.collection.jsonl}), a document a line, and
 * their indexes. It was taken from a running Totem of that version; of the catalogue's policies three were kept.
 */
public final class FormerData {

    private static final String SUFFIX = ".jsonl";

    private final Map<String, List<Document>> collections;
    private final Document indexes;

    private FormerData(Map<String, List<Document>> collections, Document indexes) {
        this.collections = collections;
        this.indexes = indexes;
    }

    /** Made later by whole hours, so that the newest of it was written within the last one: nothing has expired since. */
    public static FormerData of(String version) {
        Path folder = Path.of("src/test/resources/former").resolve(version);
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, List<Document>> collections = files.filter(
                            file -> file.toString().endsWith(SUFFIX))
                    .collect(Collectors.toMap(FormerData::name, FormerData::documents, (a, b) -> a, TreeMap::new));
            Instant newest = collections.values().stream()
                    .flatMap(List::stream)
                    .flatMap(FormerData::dates)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            Duration since =
                    Duration.ofHours(Duration.between(newest, Instant.now()).toHours());
            collections.values().forEach(documents -> documents.replaceAll(one -> (Document) later(one, since)));
            return new FormerData(collections, Document.parse(Files.readString(folder.resolve("indexes.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the place of everything that is stored in that folder. */
    public void replaceStoreOf(Path data) {
        try (EmbeddedStore store = EmbeddedStore.open(DataFolder.open(data), false);
                MongoClient client = MongoClients.create(store.connectionString())) {
            client.listDatabaseNames().forEach(name -> client.getDatabase(name).drop());
            indexes.forEach((name, list) -> database(client, name)
                    .runCommand(new Document("createIndexes", collection(name)).append("indexes", list)));
            collections.forEach((name, documents) ->
                    database(client, name).getCollection(collection(name)).insertMany(documents));
        }
    }

    private static MongoDatabase database(MongoClient client, String name) {
        return client.getDatabase(name.substring(0, name.indexOf('.')));
    }

    private static String collection(String name) {
        return name.substring(name.indexOf('.') + 1);
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(SUFFIX, "");
    }

    private static List<Document> documents(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(Document::parse).collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Instant> dates(Object value) {
        return switch (value) {
            case Date date -> Stream.of(date.toInstant());
            case Document document -> document.values().stream().flatMap(FormerData::dates);
            case List<?> list -> list.stream().flatMap(FormerData::dates);
            case null, default -> Stream.empty();
        };
    }

    private static Object later(Object value, Duration by) {
        return switch (value) {
            case Date date -> Date.from(date.toInstant().plus(by));
            case Document document -> {
                document.replaceAll((name, field) -> later(field, by));
                yield document;
            }
            case List<?> list -> list.stream().map(item -> later(item, by)).toList();
            case null -> null;
            default -> value;
        };
    }
}
