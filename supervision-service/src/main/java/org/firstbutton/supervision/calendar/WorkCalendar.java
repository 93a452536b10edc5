package org.firstbutton.supervision.calendar;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * 工作日历 — which days are worked, by the State Council's notices up to some date. The table changed in mid-year
 * thrice (2015, 2019, 2020), so a calendar is a version: {@link #asOf(LocalDate)} forgets what was published later.
 */
public final class WorkCalendar {
    private static final WorkCalendar STATE_COUNCIL = of(List.of(resource("/calendar/cn-state-council.yaml")));

    private final List<String> texts;
    private final List<Notice> notices;
    private final Set<Integer> years;
    private final Map<LocalDate, Special> specials = new HashMap<>();
    private final String version;

    private WorkCalendar(List<String> texts, List<Notice> notices) {
        this.texts = texts;
        this.notices = notices;
        this.years = notices.stream().map(Notice::year).collect(Collectors.toUnmodifiableSet());
        notices.forEach(notice -> specials.putAll(notice.days()));
        this.version = notices.isEmpty()
                ? "no notice"
                : notices.get(notices.size() - 1).published().toString();
    }

    /** The table that ships with the product, with every notice known to it. */
    public static WorkCalendar stateCouncil() {
        return STATE_COUNCIL;
    }

    /** Reads files as {@link #texts()} gives them, each in the order of its notices' dates. */
    public static WorkCalendar of(List<String> texts) {
        List<Notice> notices = texts.stream()
                .map(text -> (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text))
                .flatMap(file -> ((List<?>) value(file, "notices")).stream())
                .map(notice -> Notice.read((Map<?, ?>) notice))
                .sorted(Comparator.comparing(Notice::published))
                .toList();
        return new WorkCalendar(List.copyOf(texts), notices);
    }

    /** The files that it was read from, word for word. */
    public List<String> texts() {
        return texts;
    }

    /** The calendar as it was known at the end of {@code day}. */
    public WorkCalendar asOf(LocalDate day) {
        return new WorkCalendar(
                texts,
                notices.stream()
                        .filter(notice -> !notice.published().isAfter(day))
                        .toList());
    }

    /** Date of the newest notice in it. */
    public String version() {
        return version;
    }

    /** Whether people work on this day. */
    public boolean isWorkingDay(LocalDate day) {
        Special special = special(day);
        return special == null ? !isWeekend(day) : special.worked();
    }

    boolean isHoliday(LocalDate day) {
        Special special = special(day);
        return special != null && !special.worked();
    }

    boolean isMakeUpDay(LocalDate day) {
        Special special = special(day);
        return special != null && special.worked();
    }

    /** The holiday's name, empty on a plain day or in a year that nobody has announced. */
    String nameOf(LocalDate day) {
        Special special = specials.get(day);
        return special == null ? "" : special.name();
    }

    boolean knows(LocalDate day) {
        return specials.containsKey(day) || years.contains(day.getYear());
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    private @Nullable Special special(LocalDate day) {
        Special special = specials.get(day);
        if (special == null && !years.contains(day.getYear())) {
            throw new YearWithoutNotice(day, version);
        }
        return special;
    }

    private static String resource(String name) {
        try (InputStream in = WorkCalendar.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the product");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Object value(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("the holiday table lacks '" + key + "'");
        }
        return value;
    }

    /** One day that is not what its weekday says. */
    private record Special(boolean worked, String name) {}

    /** 放假通知 — one notice: for which year, when published, and its days. */
    private record Notice(int year, LocalDate published, Map<LocalDate, Special> days) {

        static Notice read(Map<?, ?> entry) {
            Map<LocalDate, Special> days = new HashMap<>();
            ((Map<?, ?>) value(entry, "off"))
                    .forEach((name, spans) -> ((List<?>) spans)
                            .forEach(span -> datesOf(span.toString())
                                    .forEach(day -> days.put(day, new Special(false, name.toString())))));
            ((List<?>) value(entry, "work"))
                    .forEach(day -> days.put(LocalDate.parse(day.toString()), new Special(true, "调休上班")));
            return new Notice(
                    Integer.parseInt(value(entry, "year").toString()),
                    LocalDate.parse(value(entry, "published").toString()),
                    Map.copyOf(days));
        }

        private static List<LocalDate> datesOf(String span) {
            String[] ends = span.split("/");
            LocalDate last = LocalDate.parse(ends[ends.length - 1]);
            List<LocalDate> dates = new ArrayList<>();
            for (LocalDate day = LocalDate.parse(ends[0]); !day.isAfter(last); day = day.plusDays(1)) {
                dates.add(day);
            }
            return dates;
        }
    }
}
