package org.firstbutton.supervision.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * 放假日历文件 — holiday notices as data. A file is refused at its first fault: a calendar with one date misread would
 * accuse somebody a day too early.
 */
public final class CalendarFile {
    private static final MonthDay NEW_YEAR = MonthDay.of(1, 1);
    private static final int LONGEST_HOLIDAY = 31;

    private final String file;
    private final Set<Integer> knownYears;

    private CalendarFile(String file, Set<Integer> knownYears) {
        this.file = file;
        this.knownYears = new HashSet<>(knownYears);
    }

    /** What a file says; {@code english} names its holidays for those who read no Chinese. */
    record Content(String name, Map<String, String> english, List<Notice> notices) {}

    /** 放假通知 — one notice: for which year, when published, and its days. */
    record Notice(int year, LocalDate published, Map<LocalDate, Special> days) {}

    /** One day that is not what its weekday says. */
    record Special(boolean worked, String name) {}

    /** 日历被拒 — what is wrong where; line and column count from 1. */
    public static final class Refused extends RuntimeException {
        private Refused(String file, Optional<Mark> mark, String expected) {
            super(file
                    + mark.map(at -> ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1))
                            .orElse("")
                    + ": " + expected);
        }
    }

    /** @param knownYears years that have a notice already, which this file may amend day by day */
    static Content read(String file, String yaml, Set<Integer> knownYears) {
        try {
            Node root = new Compose(LoadSettings.builder()
                            .setLabel(file)
                            .setUseMarks(true)
                            .build())
                    .composeString(yaml)
                    .orElseThrow(() -> new Refused(file, Optional.empty(), "expected a calendar, found an empty file"));
            return new CalendarFile(file, knownYears).content(root);
        } catch (MarkedYamlEngineException broken) {
            throw new Refused(file, broken.getProblemMark(), "expected YAML 1.2: " + broken.getProblem());
        } catch (YamlEngineException broken) {
            throw new Refused(file, Optional.empty(), "expected YAML 1.2: " + broken.getMessage());
        }
    }

    private Content content(Node root) {
        Map<String, Node> fields = fields(root, Set.of("english", "name", "notices"));
        Map<String, String> english = new HashMap<>();
        Node names = fields.get("english");
        if (names != null) {
            entries(names).forEach((name, translated) -> english.put(name, text(translated)));
        }
        List<Notice> notices = new ArrayList<>();
        for (Node notice : elements(needed(root, fields, "notices"))) {
            notices.add(notice(notice));
        }
        return new Content(text(needed(root, fields, "name")), Map.copyOf(english), List.copyOf(notices));
    }

    private Notice notice(Node node) {
        Map<String, Node> fields = fields(node, Set.of("holidays", "makeUpDays", "published", "year"));
        int year = year(needed(node, fields, "year"));
        Node published = needed(node, fields, "published");
        Map<LocalDate, Special> days = new HashMap<>();
        entries(needed(node, fields, "holidays")).forEach((name, spans) -> {
            for (Node span : elements(spans)) {
                for (LocalDate day : span(span)) {
                    add(days, day, new Special(false, name), year, span);
                }
            }
        });
        for (Node day : elements(needed(node, fields, "makeUpDays"))) {
            LocalDate date = date(day, text(day));
            if (!WorkCalendar.isWeekend(date)) {
                throw refused(day, "expected a Saturday or Sunday, which a make-up working day always is");
            }
            add(days, date, new Special(true, "调休上班"), year, day);
        }
        Special newYear = days.get(NEW_YEAR.atYear(year));
        if (knownYears.add(year) && (newYear == null || newYear.worked())) {
            throw refused(
                    node, "expected the whole notice for " + year + ", whose 1 January is off; it is the year's first");
        }
        return new Notice(year, date(published, text(published)), Map.copyOf(days));
    }

    private void add(Map<LocalDate, Special> days, LocalDate day, Special special, int year, Node at) {
        boolean eve = day.getYear() == year - 1 && day.getMonthValue() == 12;
        if (day.getYear() != year && !eve) {
            throw refused(at, "expected a day of " + year + " or of the December before it, not " + day);
        }
        if (days.put(day, special) != null) {
            throw refused(at, "expected each day once in a notice, found " + day + " again");
        }
    }

    private List<LocalDate> span(Node node) {
        String[] ends = text(node).split("/", -1);
        LocalDate first = date(node, ends[0]);
        LocalDate last = date(node, ends[ends.length - 1]);
        if (ends.length > 2
                || last.isBefore(first)
                || first.plusDays(LONGEST_HOLIDAY).isBefore(last)) {
            throw refused(node, "expected a day or FROM/TO of at most " + LONGEST_HOLIDAY + " days, not " + text(node));
        }
        return first.datesUntil(last.plusDays(1)).toList();
    }

    private LocalDate date(Node at, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException wrong) {
            throw refused(at, "expected a date such as 2026-10-01, not '" + text + "'");
        }
    }

    private int year(Node node) {
        String text = text(node);
        if (!text.matches("[12][0-9]{3}")) {
            throw refused(node, "expected a year such as 2026, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private Map<String, Node> fields(Node node, Set<String> known) {
        Map<String, Node> fields = entries(node);
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            String key = text(tuple.getKeyNode());
            if (!known.contains(key)) {
                throw refused(tuple.getKeyNode(), "unknown key '" + key + "'; expected one of " + new TreeSet<>(known));
            }
        }
        return fields;
    }

    private Node needed(Node around, Map<String, Node> fields, String key) {
        Node value = fields.get(key);
        if (value == null) {
            throw refused(around, "expected the key '" + key + "' here");
        }
        return value;
    }

    private Map<String, Node> entries(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw refused(node, "expected keys with values");
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode());
            if (entries.put(key, tuple.getValueNode()) != null) {
                throw refused(tuple.getKeyNode(), "expected each key once, found '" + key + "' again");
            }
        }
        return entries;
    }

    private List<Node> elements(Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            throw refused(node, "expected a list in brackets, [] when there is nothing");
        }
        return sequence.getValue();
    }

    private String text(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw refused(node, "expected one value");
        }
        return scalar.getValue();
    }

    private Refused refused(Node at, String expected) {
        return new Refused(file, at.getStartMark(), expected);
    }
}
