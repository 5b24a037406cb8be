package io.totem.policy.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.totem.platform.testing.MemoryDatabase;
import io.totem.policy.top.TopTimes.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoTopTest {

    private static final Instant AT = Instant.parse("2026-11-20T14:35:00Z");

    @RegisterExtension
    final MemoryDatabase store = new MemoryDatabase();

    @Test
    void two_machines_keep_the_same_minute_side_by_side() {
        MongoTop one = of("web-1");
        MongoTop other = of("web-2");
        one.put(times(1));
        other.put(times(2));
        one.put(times(3));
        assertThat(one.newest(Span.MINUTE, AT, AT)).map(TopTimes::ioHidden).contains(3);
        assertThat(other.newest(Span.MINUTE, AT, AT)).map(TopTimes::ioHidden).contains(2);

        one.prune(AT.plus(Span.MINUTE.kept()).plusSeconds(1));
        assertThat(one.newest(Span.MINUTE, AT, AT)).isEmpty();
        assertThat(other.newest(Span.MINUTE, AT, AT)).isPresent();
    }

    @Test
    void what_an_older_version_wrote_is_read_and_its_index_makes_way() {
        MongoCollection<Document> times = store.collection("process_top");
        times.createIndex(
                Indexes.compoundIndex(Indexes.ascending("span"), Indexes.descending("at")),
                new IndexOptions().unique(true));
        times.insertOne(new Document("span", "minute")
                .append("at", Date.from(AT))
                .append("ioHidden", 7)
                .append("cpu", List.of())
                .append("memory", List.of())
                .append("io", List.of()));

        MongoTop top = of("web-1");
        assertThat(top.newest(Span.MINUTE, AT, AT)).map(TopTimes::ioHidden).contains(7);
        assertThat(times.listIndexes().into(new ArrayList<>()))
                .extracting(index -> index.getString("name"))
                .containsExactlyInAnyOrder("_id_", "node_1_span_1_at_-1");
        assertThatCode(top::prepare).doesNotThrowAnyException();
    }

    private MongoTop of(String node) {
        MongoTop top = new MongoTop(store.of(node));
        top.prepare();
        return top;
    }

    private static TopTimes times(int ioHidden) {
        return new TopTimes(AT, Span.MINUTE, ioHidden, List.of(), List.of(), List.of());
    }
}
