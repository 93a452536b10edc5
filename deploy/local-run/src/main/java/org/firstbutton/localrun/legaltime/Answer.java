package org.firstbutton.localrun.legaltime;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.supervision.calendar.DueDate;
import org.firstbutton.supervision.calendar.TermLedger;
import org.firstbutton.supervision.calendar.TermLedger.Entry;
import org.firstbutton.supervision.calendar.TermLedger.Outcome;

/** 答复 — the due date that the judge would arrive at. */
record Answer(Question question, DueDate due) {

    static Answer to(Question question) {
        try {
            TermLedger ledger =
                    new TermLedger(question.calendars(), question.start(), question.limit(), question.cap());
            for (Entry entry : question.entries()) {
                Outcome outcome = ledger.enter(entry);
                if (outcome != Outcome.COUNTED) {
                    throw refused(entry, outcome, ledger.due());
                }
            }
            return new Answer(question, ledger.due());
        } catch (IllegalArgumentException differentUnits) {
            throw new BadOption(
                    "--extend-at-most",
                    String.valueOf(question.cap()),
                    Words.of("与期限和延长相同的单位", "the unit of the limit and of each extension"));
        }
    }

    OffsetDateTime local(Instant instant) {
        return local(question.calendars().zone(), instant);
    }

    private static OffsetDateTime local(ZoneId zone, Instant instant) {
        return instant.atZone(zone).toOffsetDateTime();
    }

    private static Trouble refused(Entry entry, Outcome outcome, DueDate due) {
        Instant end = due.instant();
        String ended = end == null ? "" : local(due.calendars().zone(), end).toString();
        OffsetDateTime at = local(due.calendars().zone(), entry.at());
        return switch (outcome) {
            case OVER_CAP ->
                Trouble.failed(
                        Words.of(
                                        "延长 %s 超过累计上限,不予计算。",
                                        "The extension %s goes beyond the most allowed; it does not count.")
                                .formatted(text(entry)),
                        Words.of("请核对 --extend-at-most。", "Check --extend-at-most."));
            case NOT_LONGER ->
                Trouble.failed(
                        Words.of(
                                        "延长 %s 比现有期限 %s 更短,不予计算。",
                                        "The extension %s is shorter than the term, %s; it does not count.")
                                .formatted(text(entry), due.limit()),
                        Words.of("请核对 --extend。", "Check --extend."));
            default ->
                Trouble.failed(
                        Words.of(
                                        "%s 发生于 %s,期限已于 %s 届满,不予计算。",
                                        "%s came at %s, after the term ran out at %s; it does not count.")
                                .formatted(text(entry), at, ended),
                        Words.of(
                                "期限届满后不能中止或延长;请核对时刻。",
                                "A term that has run out is neither paused nor extended; check the times."));
        };
    }

    private static String text(Entry entry) {
        if (entry instanceof Entry.ExtendedTo to) {
            return "--extend 'to " + to.limit() + "'";
        }
        return entry instanceof Entry.ExtendedBy by ? "--extend '" + by.more() + "'" : "--pause";
    }
}
