package org.firstbutton.localrun.legaltime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.calendar.LegalCalendar;
import org.firstbutton.supervision.calendar.Limit;
import org.firstbutton.supervision.calendar.LimitUnit;
import org.firstbutton.supervision.calendar.Pause;
import org.firstbutton.supervision.calendar.TermLedger.Entry;
import org.jspecify.annotations.Nullable;

/** 提问 — what was asked on the command line, each option read. */
record Question(
        Calendars calendars,
        Instant start,
        Limit limit,
        List<Entry> entries,
        @Nullable Limit cap) {
    private static final Words MOMENT =
            Words.of("时刻,例如 2025-09-29T10:00+08:00", "a time such as 2025-09-29T10:00+08:00");
    private static final Words DATE = Words.of("日期,例如 2020-01-26", "a date such as 2020-01-26");
    private static final Words ZONE = Words.of("时区,例如 Asia/Shanghai", "a zone such as Asia/Shanghai");
    private static final Words AMOUNT =
            Words.of("数量和单位,例如 '5 WORKING_DAYS',单位为 %s", "an amount and a unit such as '5 WORKING_DAYS', in %s");
    private static final Words CALENDARS =
            Words.of("%1$s 之一", "one of %1$s").formatted(List.of(LegalCalendar.values()));
    private static final Words MONTHS = Words.of("按月计算的期限,例如 '2 MONTHS'", "a limit in months such as '2 MONTHS'");
    private static final Words NOT_MOVED = Words.of(
            "没有 --pause 和 --extend 的:截止时点不因中止或延长而移动",
            "a term without --pause and --extend: no pause or extension moves a cut-off");
    private static final Words PAUSE = Words.of(
            "FROM/TO 或 FROM/,例如 2025-10-09T09:00+08:00/2025-10-12T17:00+08:00,先起后止",
            "FROM/TO or FROM/ such as 2025-10-09T09:00+08:00/2025-10-12T17:00+08:00, the end after the beginning");
    private static final Words EXTENSION = Words.of(
            "'30 CALENDAR_DAYS'、'to 7 CALENDAR_DAYS',或后接 @批准时刻;单位为 %s",
            "'30 CALENDAR_DAYS' or 'to 7 CALENDAR_DAYS', perhaps with @ and the time of approval; in %s");
    private static final String TO = "to ";

    static Question asked(DueCommand command) {
        ZoneId zone = BadOption.read("--zone", command.zone, ZONE, ZoneId::of);
        Limit limit = limit(command);
        Instant start = BadOption.read("--start", command.start, MOMENT, text -> moment(text, zone));
        List<Entry> entries = new ArrayList<>();
        for (String pause : command.pauses) {
            entries.add(new Entry.Paused(BadOption.read("--pause", pause, PAUSE, text -> pause(text, zone))));
        }
        for (String extension : command.extensions) {
            Words expected = EXTENSION.formatted(limit.unit());
            entries.add(BadOption.read("--extend", extension, expected, text -> extension(text, start, limit, zone)));
        }
        if (limit.calendar() == LegalCalendar.CUTOFF && !entries.isEmpty()) {
            throw new BadOption("--calendar", "CUTOFF", NOT_MOVED);
        }
        entries.sort(Comparator.comparing(Entry::at));
        Limit cap = command.cap == null
                ? null
                : BadOption.read(
                        "--extend-at-most", command.cap, AMOUNT.formatted(limit.unit()), text -> more(text, limit));
        return new Question(calendars(command, zone), start, limit, List.copyOf(entries), cap);
    }

    private static Limit limit(DueCommand command) {
        LimitUnit unit =
                BadOption.read("--limit", command.limit, AMOUNT.formatted(List.of(LimitUnit.values())), Question::unit);
        String named = command.calendar;
        LegalCalendar calendar = named == null
                ? Limit.usualCalendar(unit)
                : BadOption.read(
                        "--calendar", named, CALENDARS, text -> LegalCalendar.valueOf(text.toUpperCase(Locale.ROOT)));
        if (command.minusOneDay && unit != LimitUnit.MONTHS) {
            throw new BadOption("--minus-one-day", command.limit, MONTHS);
        }
        return BadOption.read(
                "--limit",
                command.limit,
                AMOUNT.formatted(calendar.units() + " (" + calendar + ")"),
                text -> printable(Limit.of(text, calendar, command.minusOneDay)));
    }

    private static LimitUnit unit(String limit) {
        String named = limit.substring(limit.lastIndexOf(' ') + 1);
        return Stream.of(LimitUnit.values())
                .filter(unit -> unit.name().equals(named))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a unit: " + named));
    }

    /** Nobody reads a walk of a million days. */
    private static Limit printable(Limit limit) {
        long perCentury = switch (limit.unit()) {
            case SECONDS -> Long.MAX_VALUE;
            case MINUTES -> 100L * 365 * 24 * 60;
            case HOURS -> 100L * 365 * 24;
            case CALENDAR_DAYS, WORKING_DAYS -> 100L * 365;
            case MONTHS -> 100L * 12;
        };
        if (limit.amount() > perCentury) {
            throw new IllegalArgumentException("a century at most");
        }
        return limit;
    }

    private static Calendars calendars(DueCommand command, ZoneId zone) {
        Calendars calendars = Calendars.chinaStandard().in(zone);
        Path file = command.calendarFile;
        if (file != null) {
            calendars = calendars.with(calendars.workCalendar().with(file.toString(), text(file)));
        }
        return command.calendarAsOf == null
                ? calendars
                : calendars.knownOn(BadOption.read("--calendar-as-of", command.calendarAsOf, DATE, LocalDate::parse));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Trouble(
                    Trouble.FAILED,
                    Words.of("不能读取 %s", "Cannot read %s").formatted(file),
                    Words.of(
                            "请检查 --calendar-file 的路径和权限。",
                            "Check the path given by --calendar-file and its permissions."),
                    unreadable);
        }
    }

    private static Instant moment(String text, ZoneId zone) {
        boolean local = text.matches("[0-9-]+T[0-9:.]+");
        return local
                ? LocalDateTime.parse(text).atZone(zone).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    private static Pause pause(String text, ZoneId zone) {
        String[] ends = text.split("/", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("not two ends");
        }
        return new Pause(moment(ends[0], zone), ends[1].isBlank() ? null : moment(ends[1], zone));
    }

    private static Entry extension(String text, Instant start, Limit limit, ZoneId zone) {
        String[] parts = text.split("@", 2);
        Instant granted = parts.length == 1 ? start : moment(parts[1].strip(), zone);
        String amount = parts[0].strip();
        if (!amount.startsWith(TO)) {
            return new Entry.ExtendedBy(granted, more(amount, limit));
        }
        String longer = amount.substring(TO.length()).strip();
        LimitUnit unit = unit(longer);
        boolean same = limit.calendar().units().contains(unit);
        LegalCalendar calendar = same ? limit.calendar() : Limit.usualCalendar(unit);
        return new Entry.ExtendedTo(
                granted, printable(Limit.of(longer, calendar, limit.minusOneDay() && unit == LimitUnit.MONTHS)));
    }

    private static Limit more(String text, Limit limit) {
        if (unit(text) != limit.unit()) {
            throw new IllegalArgumentException("the limit is in " + limit.unit());
        }
        return printable(Limit.of(text, limit.calendar()));
    }
}
