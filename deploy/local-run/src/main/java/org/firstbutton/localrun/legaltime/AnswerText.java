package org.firstbutton.localrun.legaltime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import org.firstbutton.localrun.Table;
import org.firstbutton.localrun.Words;
import org.firstbutton.supervision.calendar.DueDate;
import org.firstbutton.supervision.calendar.LegalCalendar;
import org.firstbutton.supervision.calendar.Limit;
import org.firstbutton.supervision.calendar.Pause;
import org.firstbutton.supervision.calendar.TermLedger.Entry;
import org.firstbutton.supervision.calendar.WalkedDay;
import org.firstbutton.supervision.calendar.WalkedDay.Why;

/** 逐日说明 — the answer for people, in both languages. */
final class AnswerText {
    private final Answer answer;
    private final DueDate due;

    private AnswerText(Answer answer) {
        this.answer = answer;
        this.due = answer.due();
    }

    static String of(Answer answer) {
        AnswerText text = new AnswerText(answer);
        return text.heading() + System.lineSeparator() + text.walk();
    }

    private String heading() {
        StringBuilder lines = new StringBuilder();
        line(lines, "期限 limit", limit(answer.question().limit()));
        line(
                lines,
                "起算 start",
                answer.local(due.start()) + " " + due.calendars().zone());
        for (Entry entry : answer.question().entries()) {
            if (entry instanceof Entry.Paused paused) {
                line(lines, "中止 pause", pause(paused.pause()));
            } else if (entry instanceof Entry.ExtendedTo to) {
                line(lines, "延长 extended", "至 to " + to.limit() + granted(to));
            } else if (entry instanceof Entry.ExtendedBy by) {
                line(lines, "延长 extended", "+ " + by.more() + granted(by));
            }
        }
        if (!due.limit().equals(answer.question().limit())) {
            line(lines, "合计 in all", limit(due.limit()));
        }
        line(lines, "日历 calendar", due.calendars().workCalendar().version());
        line(lines, "到期 due", end());
        return lines.toString();
    }

    private static void line(StringBuilder lines, String title, String value) {
        lines.append(title).append(": ").append(value).append(System.lineSeparator());
    }

    private static String limit(Limit limit) {
        return limit + " · " + limit.calendar() + " " + name(limit.calendar())
                + (limit.minusOneDay() ? " · 对应日前一日 the day before the corresponding one" : "");
    }

    private static String name(LegalCalendar calendar) {
        return switch (calendar) {
            case CLOCK -> "连续计时 elapsed time";
            case CALDAY -> "日历日,末日遇休息日顺延 calendar days, a last day off moves on";
            case CALDAY_HARD -> "日历日,不顺延 calendar days, the end never moves";
            case MONTH -> "按月 months";
            case WORKDAY -> "工作日 working days";
            case CUTOFF -> "截止时点 next cut-off";
        };
    }

    private String pause(Pause pause) {
        Instant until = pause.until();
        return answer.local(pause.from()) + " – " + (until == null ? "仍在中止 still standing" : answer.local(until));
    }

    private String granted(Entry entry) {
        return entry.at().equals(due.start())
                ? " (视为届满前批准 taken as granted in time)"
                : " (" + answer.local(entry.at()) + " 批准 granted)";
    }

    private String end() {
        Instant end = due.instant();
        if (end == null) {
            return "未定,计时仍在中止 none: the clock stands";
        }
        OffsetDateTime local = answer.local(end);
        boolean midnight = local.toLocalTime().equals(LocalTime.MIDNIGHT);
        return local + (midnight ? "(即 i.e. " + local.toLocalDate().minusDays(1) + " 24:00)" : "");
    }

    private String walk() {
        Table table = new Table("日期 date", "星期 day", "计 count", "说明 why");
        LegalCalendar calendar = due.limit().calendar();
        boolean byDay = calendar != LegalCalendar.CLOCK && calendar != LegalCalendar.CUTOFF;
        int counted = 0;
        for (WalkedDay day : due.walk()) {
            counted += day.counted() ? 1 : 0;
            String count = byDay ? String.valueOf(counted) : "✓";
            table.add(day.date().toString(), weekday(day.date()), day.counted() ? count : "–", why(day));
        }
        return table.toString();
    }

    private static String weekday(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.SIMPLIFIED_CHINESE) + " "
                + date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    private String why(WalkedDay day) {
        Words why = why(day.why());
        if (day.name().isEmpty() || day.why() == Why.MAKE_UP_DAY) {
            return why.zh() + " · " + why.en();
        }
        return why.zh() + ":" + day.name() + " · " + why.en() + ": "
                + due.calendars().workCalendar().inEnglish(day.name());
    }

    private static Words why(Why why) {
        return switch (why) {
            case START_DAY -> Words.of("起算日不计", "start day, not counted");
            case COUNTED -> Words.of("计入", "counted");
            case MAKE_UP_DAY -> Words.of("调休上班,计入", "make-up working day, counted");
            case WEEKEND -> Words.of("周末", "weekend");
            case HOLIDAY -> Words.of("节假日", "holiday");
            case PAUSED -> Words.of("中止计时", "paused");
            case ROLLED -> Words.of("休息日,末日顺延", "day off, the last day moves on");
            case ROLLED_TO -> Words.of("顺延至此", "the last day moved here");
        };
    }
}
