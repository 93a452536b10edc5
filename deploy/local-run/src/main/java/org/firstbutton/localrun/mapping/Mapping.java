package org.firstbutton.localrun.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.firstbutton.localrun.Words;

/**
 * 映射 — how one row of an export becomes the facts of one alert.
 *
 * @param source the registered source that the facts belong to
 * @param orgRoot the organisation under which the source is registered
 * @param number the column that holds the source's own number of a call
 * @param orgPath the segments of the organisation path; an absent one is left out
 */
public record Mapping(
        String name,
        String source,
        String orgRoot,
        ZonedTimes times,
        String number,
        List<CellValue> orgPath,
        List<FactTemplate> facts) {

    /** 一条事实 — its type, business time and own fields. */
    public record MappedFact(String type, Instant occurredAt, ObjectNode data) {}

    /** 一条警情记录 — all facts of one row, in the order in which they occurred. */
    public record MappedAlert(long line, String number, String orgPath, List<MappedFact> facts) {}

    /**
     * The facts of a row, by time; facts of the same instant keep the order of the mapping, so a reclassification never
     * precedes the classification that it changes.
     */
    public MappedAlert apply(Row row) {
        if (!row.has(number)) {
            throw new BadCell(number, Words.of("没有编号", "no number"));
        }
        List<MappedFact> mapped = facts.stream()
                .map(template -> template.of(row, times))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(MappedFact::occurredAt))
                .toList();
        if (mapped.isEmpty()) {
            throw new BadCell(number, Words.of("该行没有任何一个事实的时间", "the row has no time for any fact of the mapping"));
        }
        return new MappedAlert(row.line(), row.text(number), orgPathOf(row), mapped);
    }

    /** The columns that a file must have. */
    public Set<String> columns() {
        Set<String> columns = new TreeSet<>(Set.of(number));
        Stream.concat(
                        orgPath.stream().flatMap(CellValue::columns),
                        facts.stream().flatMap(FactTemplate::columns))
                .forEach(columns::add);
        return columns;
    }

    private String orgPathOf(Row row) {
        StringBuilder path = new StringBuilder(orgRoot);
        for (CellValue segment : orgPath) {
            segment.of(row, times)
                    .ifPresent(value -> path.append(value.asText()).append('/'));
        }
        if (!path.toString().matches("([A-Za-z0-9_-]+/)+")) {
            throw new BadCell(
                    "orgPath",
                    Words.of("“%s”不是组织路径", "'%s' is no organisation path").formatted(path));
        }
        return path.toString();
    }
}
