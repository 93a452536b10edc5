package org.firstbutton.supervision.diary;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Priority;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.firstbutton.supervision.worklist.Task;

/**
 * 期限日历 — one event per deadline, as events and not as to-dos since subscribed calendars show no to-dos. It says what is
 * to be done by when and where to find it; no person's name or words stand in it.
 */
final class DeadlineCalendar {
    private static final Map<String, Integer> PRIORITIES = Map.of("CRITICAL", 1, "HIGH", 3, "MEDIUM", 5, "LOW", 9);
    private static final int NONE = 0;

    private final ZoneId zone;

    DeadlineCalendar(ZoneId zone) {
        this.zone = zone;
    }

    String text(List<Task> tasks, Instant now) {
        List<CalendarComponent> parts = new ArrayList<>();
        parts.add(timeZone());
        tasks.forEach(task -> parts.add(event(task, now)));
        Calendar calendar = new Calendar(
                new PropertyList(List.of(
                        new ProdId("-//FirstButton//Deadlines//ZH"),
                        ImmutableVersion.VERSION_2_0,
                        new XProperty("X-WR-CALNAME", "监督期限 / Supervision deadlines"),
                        new XProperty("X-WR-TIMEZONE", zone.getId()))),
                new ComponentList<>(parts));
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter().output(calendar, text);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private VEvent event(Task task, Instant now) {
        Instant dueAt = Objects.requireNonNull(task.dueAt());
        String rule = task.ruleId() == null ? "" : " · " + task.ruleId();
        String severity = task.severity() == null ? "" : task.severity() + " · ";
        List<Property> properties = new ArrayList<>(List.of(
                new Uid(task.task().name().toLowerCase(java.util.Locale.ROOT) + "-" + task.id() + "@firstbutton"),
                new DtStamp(now),
                new DtStart<>(dueAt.atZone(zone)),
                new Summary(task.nextZh() + rule + " / " + task.nextEn()),
                new Description(severity + task.unit() + "\n" + task.at()),
                ImmutableTransp.TRANSPARENT));
        if (task.severity() != null) {
            properties.add(new Categories(task.severity()));
            properties.add(new Priority(PRIORITIES.getOrDefault(task.severity(), NONE)));
        }
        return new VEvent(new PropertyList(properties));
    }

    // Written out, since the library would otherwise ask the network for it. China has had no summer time since 1991.
    private VTimeZone timeZone() {
        ZoneOffset offset = zone.getRules().getStandardOffset(Instant.EPOCH);
        Standard always = new Standard(new PropertyList(List.of(
                new DtStart<>(LocalDateTime.of(1991, 9, 15, 0, 0)),
                new TzOffsetFrom(offset),
                new TzOffsetTo(offset),
                new TzName("CST"))));
        return new VTimeZone(new PropertyList(List.of(new TzId(zone.getId()))), new ComponentList<>(List.of(always)));
    }
}
