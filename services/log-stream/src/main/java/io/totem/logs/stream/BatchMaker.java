package io.totem.logs.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.totem.api.logs.LogLine;
import io.totem.platform.stream.StreamEvent;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Makes events of lines, none with more than {@link LineBatch#MAX_LINES}. */
@Singleton
public final class BatchMaker {

    private final ObjectWriter writer;

    public BatchMaker(ObjectMapper mapper) {
        this.writer = mapper.writer();
    }

    public List<StreamEvent> events(List<LogLine> lines) {
        List<StreamEvent> events = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += LineBatch.MAX_LINES) {
            int to = Math.min(lines.size(), from + LineBatch.MAX_LINES);
            events.add(batch(lines.subList(from, to)).event());
        }
        return events;
    }

    LineBatch batch(List<LogLine> lines) {
        return new LineBatch(lines, writer);
    }
}
