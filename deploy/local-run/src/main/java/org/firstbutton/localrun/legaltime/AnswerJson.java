package org.firstbutton.localrun.legaltime;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.supervision.calendar.DueDate;
import org.firstbutton.supervision.calendar.Pause;
import org.firstbutton.supervision.calendar.WalkedDay;

/** 机读答复 — the answer for machines; the walk as in a finding's explanation. */
final class AnswerJson {
    private AnswerJson() {}

    static String of(Answer answer) {
        DueDate due = answer.due();
        ObjectNode told = CloudEventJson.MAPPER.createObjectNode();
        told.put("start", answer.local(due.start()).toString());
        told.put("limit", answer.question().limit().toString());
        told.put("calendar", answer.question().limit().calendar().name());
        told.put("minusOneDay", answer.question().limit().minusOneDay());
        told.put("term", due.limit().toString());
        told.put("zone", due.calendars().zone().getId());
        told.put("calendarVersion", due.calendars().workCalendar().version());
        ArrayNode pauses = told.putArray("pauses");
        for (Pause pause : due.pauses()) {
            ObjectNode one = pauses.addObject();
            one.put("from", answer.local(pause.from()).toString());
            put(one, "until", answer, pause.until());
        }
        put(told, "due", answer, due.instant());
        told.put("stands", due.instant() == null);
        ArrayNode walk = told.putArray("walk");
        for (WalkedDay day : due.walk()) {
            ObjectNode step = walk.addObject();
            step.put("date", day.date().toString());
            step.put("weekday", day.date().getDayOfWeek().name());
            step.put("counted", day.counted());
            step.put("why", day.why().name());
            if (!day.name().isEmpty()) {
                step.put("name", day.name());
                step.put("nameEn", due.calendars().workCalendar().inEnglish(day.name()));
            }
        }
        return told.toPrettyString() + System.lineSeparator();
    }

    private static void put(
            ObjectNode node, String key, Answer answer, @org.jspecify.annotations.Nullable Instant instant) {
        node.put(key, instant == null ? null : answer.local(instant).toString());
    }
}
