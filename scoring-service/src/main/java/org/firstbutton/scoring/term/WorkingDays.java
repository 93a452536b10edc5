package org.firstbutton.scoring.term;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * 工作日 — by the State Council's notices, read from the one table that supervision keeps and reckons limits by. A year
 * without a notice has plain weeks.
 */
final class WorkingDays {
    private static final String SHIPPED = "/calendar/cn-state-council.yaml";
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final Map<LocalDate, Boolean> worked;

    private WorkingDays(Map<LocalDate, Boolean> worked) {
        this.worked = Map.copyOf(worked);
    }

    static WorkingDays shipped() {
        try (InputStream in = WorkingDays.class.getResourceAsStream(SHIPPED)) {
            String yaml = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return new WorkingDays(Map.of()).with(SHIPPED, yaml);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * These days and what the notices of one more file say otherwise, each in the order of its date.
     *
     * @throws IllegalArgumentException naming the file, where it is not such a table
     */
    WorkingDays with(String file, String yaml) {
        try {
            Map<LocalDate, Boolean> days = new TreeMap<>(worked);
            List<JsonNode> notices = new ArrayList<>();
            new YAMLMapper().readTree(yaml).path("notices").forEach(notices::add);
            notices.sort(Comparator.comparing(notice -> notice.path("published").asText()));
            for (JsonNode notice : notices) {
                notice.path("holidays").forEach(spans -> spans.forEach(span -> off(days, span.asText())));
                notice.path("makeUpDays").forEach(day -> days.put(LocalDate.parse(day.asText()), true));
            }
            return new WorkingDays(days);
        } catch (IOException | DateTimeException fault) {
            throw new IllegalArgumentException(file + ": " + fault.getMessage(), fault);
        }
    }

    private static void off(Map<LocalDate, Boolean> days, String span) {
        String[] ends = span.split("/", 2);
        LocalDate last = LocalDate.parse(ends[ends.length - 1]);
        for (LocalDate day = LocalDate.parse(ends[0]); !day.isAfter(last); day = day.plusDays(1)) {
            days.put(day, false);
        }
    }

    boolean isWorked(LocalDate day) {
        return worked.getOrDefault(day, !WEEKEND.contains(day.getDayOfWeek()));
    }

    /** The so manieth working day after this one, which is not counted itself. */
    LocalDate after(LocalDate first, int count) {
        LocalDate day = first;
        for (int left = count; left > 0; ) {
            day = day.plusDays(1);
            left -= isWorked(day) ? 1 : 0;
        }
        return day;
    }
}
