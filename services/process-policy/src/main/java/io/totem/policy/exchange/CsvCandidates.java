package io.totem.policy.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads policies from CSV (RFC 4180): a header that names the columns, then a row a policy. */
final class CsvCandidates {

    private static final List<String> BARE = List.of("name", "description");

    private static final CsvMapper MAPPER = CsvMapper.builder(CsvFactory.builder()
                    .streamReadConstraints(JsonCandidates.BOUNDS)
                    .build())
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private CsvCandidates() {}

    /** @throws ProblemException 400 with the place of an unknown column or of an open quotation */
    static List<Candidate> of(String text) {
        try (MappingIterator<String[]> rows = MAPPER.readerFor(String[].class).readValues(text)) {
            return of(rows);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    private static List<Candidate> of(MappingIterator<String[]> rows) throws IOException {
        try {
            if (!rows.hasNextValue()) {
                throw Unreadable.at(1, 1, "shape");
            }
            List<String> header = header(rows.nextValue());
            List<Candidate> candidates = new ArrayList<>();
            long line = rows.getCurrentLocation().getLineNr();
            while (rows.hasNextValue()) {
                candidates.add(candidate(header, rows.nextValue(), line));
                ImportLimits.check(candidates.size());
                line = rows.getCurrentLocation().getLineNr();
            }
            return candidates;
        } catch (JsonProcessingException broken) {
            throw Unreadable.of(broken, rows.getCurrentLocation());
        }
    }

    private static List<String> header(String[] cells) {
        List<String> header = List.of(cells);
        boolean known = header.equals(BARE) || CsvColumns.HEADER.containsAll(header);
        if (!known || !header.contains("name") || Set.copyOf(header).size() != header.size()) {
            throw Unreadable.at(1, 1, "header");
        }
        return header;
    }

    private static Candidate candidate(List<String> header, String[] cells, long line) {
        if (cells.length != header.size()) {
            return Candidate.rejected(
                    line,
                    cells.length == 0 ? "" : cells[0],
                    Messages.text("import.cells", Integer.toString(header.size()), Integer.toString(cells.length)),
                    List.of());
        }
        if (header.equals(BARE)) {
            return JsonCandidates.bare(cells[0], JsonNodeFactory.instance.textNode(cells[1]), line);
        }
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < cells.length; i++) {
            CsvColumns.put(policy, header.get(i), cells[i]);
        }
        return JsonCandidates.full(policy, line);
    }
}
