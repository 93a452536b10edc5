package org.firstbutton.supervision.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.supervision.calendar.CalendarFile.Content;
import org.firstbutton.supervision.calendar.CalendarFile.Notice;
import org.firstbutton.supervision.calendar.CalendarFile.Special;
import org.jspecify.annotations.Nullable;

/**
 * 工作日历 — which days are worked, by the State Council's notices up to some date. The table changed in mid-year
 * thrice (2015, 2019, 2020), so a calendar is a version: {@link #asOf(LocalDate)} forgets what was published later.
 */
public final class WorkCalendar {
    private static final WorkCalendar STATE_COUNCIL = shipped("/calendar/cn-state-council.yaml");

    private final List<String> texts;
    private final String name;
    private final Map<String, String> english;
    private final List<Notice> notices;
    private final Set<Integer> years;
    private final List<LocalDate> revisions;
    private final Map<LocalDate, Special> specials = new HashMap<>();

    private WorkCalendar(List<String> texts, String name, Map<String, String> english, List<Notice> notices) {
        this.texts = texts;
        this.name = name;
        this.english = english;
        this.notices = notices;
        this.years = notices.stream().map(Notice::year).collect(Collectors.toUnmodifiableSet());
        this.revisions = revisions(notices);
        notices.forEach(notice -> specials.putAll(notice.days()));
    }

    /** The table that ships with the product, with every notice known to it. */
    public static WorkCalendar stateCouncil() {
        return STATE_COUNCIL;
    }

    /**
     * This calendar with the notices of one more file, each in the order of its date: the later one rules its days.
     *
     * @param file how a fault names it
     * @throws CalendarFile.Refused at the first fault in it
     */
    public WorkCalendar with(String file, String yaml) {
        Content more = CalendarFile.read(file, yaml, years);
        Map<String, String> names = new HashMap<>(english);
        names.putAll(more.english());
        return new WorkCalendar(
                Stream.concat(texts.stream(), Stream.of(yaml)).toList(),
                name.isEmpty() ? more.name() : name + "+" + more.name(),
                names,
                Stream.concat(notices.stream(), more.notices().stream())
                        .sorted(Comparator.comparing(Notice::published))
                        .toList());
    }

    /** Reads files as {@link #texts()} gives them. */
    public static WorkCalendar of(List<String> texts) {
        WorkCalendar calendar = new WorkCalendar(List.of(), "", Map.of(), List.of());
        for (int i = 0; i < texts.size(); i++) {
            calendar = calendar.with("calendar file " + (i + 1), texts.get(i));
        }
        return calendar;
    }

    /** The files that it was read from, word for word. */
    public List<String> texts() {
        return texts;
    }

    /** The calendar as it was known at the end of {@code day}. */
    public WorkCalendar asOf(LocalDate day) {
        return new WorkCalendar(
                texts,
                name,
                english,
                notices.stream()
                        .filter(notice -> !notice.published().isAfter(day))
                        .toList());
    }

    /** The days after this one on which a notice changed a year that had been announced before, in their order. */
    List<LocalDate> revisedAfter(LocalDate day) {
        return revisions.isEmpty() || !revisions.get(revisions.size() - 1).isAfter(day)
                ? List.of()
                : revisions.stream().filter(revised -> revised.isAfter(day)).toList();
    }

    /** The calendar without what was changed on this day or later; first notices stay, for they change nothing. */
    WorkCalendar beforeRevision(LocalDate day) {
        Set<Integer> announced = new HashSet<>();
        return new WorkCalendar(
                texts,
                name,
                english,
                notices.stream()
                        .filter(notice -> announced.add(notice.year())
                                || notice.published().isBefore(day))
                        .toList());
    }

    private static List<LocalDate> revisions(List<Notice> notices) {
        Set<Integer> announced = new HashSet<>();
        return notices.stream()
                .filter(notice -> !announced.add(notice.year()))
                .map(Notice::published)
                .distinct()
                .toList();
    }

    /** Names of its files, and the date of the newest notice in it. */
    public String version() {
        String newest = notices.isEmpty()
                ? "without a notice"
                : notices.get(notices.size() - 1).published().toString();
        return name + " " + newest;
    }

    /** 放假通知 — one notice as it was published: the days that it frees, and the weekend days that it has worked. */
    public record Announcement(int year, LocalDate published, List<LocalDate> daysOff, List<LocalDate> madeUp) {
        private static Announcement of(Notice notice) {
            return new Announcement(notice.year(), notice.published(), days(notice, false), days(notice, true));
        }

        private static List<LocalDate> days(Notice notice, boolean worked) {
            return notice.days().entrySet().stream()
                    .filter(day -> day.getValue().worked() == worked)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        }
    }

    /** 日别 — what a day is. */
    public enum DayKind {
        WORKING,
        WEEKEND,
        HOLIDAY,
        MAKE_UP
    }

    /** Every notice, in the order of their dates. */
    public List<Announcement> announcements() {
        return notices.stream().map(Announcement::of).toList();
    }

    /** What this day is; refused where its year has no notice yet. */
    public DayKind kindOf(LocalDate day) {
        Special special = special(day);
        if (special != null) {
            return special.worked() ? DayKind.MAKE_UP : DayKind.HOLIDAY;
        }
        return isWeekend(day) ? DayKind.WEEKEND : DayKind.WORKING;
    }

    /** Whether the working days of this year have been announced. */
    public boolean hasNoticeFor(int year) {
        return years.contains(year);
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
    public String nameOf(LocalDate day) {
        Special special = specials.get(day);
        return special == null ? "" : special.name();
    }

    /** A day's name for those who read no Chinese; two holidays that fall together are told apart by {@code 、}. */
    public String inEnglish(String dayName) {
        return Arrays.stream(dayName.split("、"))
                .map(one -> english.getOrDefault(one, one))
                .collect(Collectors.joining(", "));
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    private @Nullable Special special(LocalDate day) {
        Special special = specials.get(day);
        if (special == null && !years.contains(day.getYear())) {
            throw new YearWithoutNotice(day, version());
        }
        return special;
    }

    private static WorkCalendar shipped(String resource) {
        try (InputStream in = WorkCalendar.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the product");
            }
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Content content = CalendarFile.read(resource, yaml, Set.of());
            return new WorkCalendar(
                    List.of(yaml),
                    content.name(),
                    content.english(),
                    content.notices().stream()
                            .sorted(Comparator.comparing(Notice::published))
                            .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
