package org.firstbutton.supervision.briefing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.briefing.Briefing.Line;
import org.firstbutton.supervision.briefing.Briefing.Section;
import org.firstbutton.supervision.finding.Verification;
import org.firstbutton.supervision.rulebook.PacksInForce;
import org.firstbutton.supervision.rules.Rule;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** 通报查询 — reads each topic off findings, warnings, proceedings and clearings themselves, in the caller's scope. */
@ApplicationScoped
class Briefings {
    private static final int SHOWN = 100;
    private static final int WEEKS = 8;

    private final ZoneId zone;
    private final PacksInForce packs;

    Briefings(CalendarInForce calendar, PacksInForce packs) {
        this.zone = calendar.calendars().zone();
        this.packs = packs;
    }

    Briefing morning(Handle handle, String orgPath) {
        Instant now = DatabaseClock.now(handle);
        LocalDate today = LocalDate.ofInstant(now, zone);
        Span span = new Span(now, today, today, today.plusDays(1));
        return new Briefing(
                "早调度议程",
                "Morning meeting",
                orgPath,
                start(today),
                start(today.plusDays(1)),
                now,
                sections(handle, Topic.MORNING, orgPath, span));
    }

    /** @param within a day of the week that is meant; none: the last one that is over */
    Briefing weekly(Handle handle, String orgPath, @Nullable LocalDate within) {
        Instant now = DatabaseClock.now(handle);
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate monday = (within == null ? today.minusWeeks(1) : within)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Span span = new Span(now, today, monday, monday.plusWeeks(1));
        return new Briefing(
                "执法监督周通报",
                "Weekly bulletin",
                orgPath,
                start(monday),
                start(monday.plusWeeks(1)),
                now,
                sections(handle, Topic.WEEKLY, orgPath, span));
    }

    /** 时段 */
    private record Span(Instant now, LocalDate today, LocalDate from, LocalDate to) {}

    private List<Section> sections(Handle handle, List<Topic> topics, String orgPath, Span span) {
        Map<String, Rule.Text> names = new HashMap<>();
        packs.of(handle).packs().stream()
                .flatMap(pack -> pack.rules().stream())
                .forEach(rule -> names.put(rule.id(), rule.heading().name()));
        return topics.stream()
                .map(topic -> section(handle, topic, orgPath, span, names))
                .toList();
    }

    private Section section(Handle handle, Topic topic, String orgPath, Span span, Map<String, Rule.Text> names) {
        String sql = TopicSql.of(topic);
        long count = bound(handle.createQuery("select count(*) from (" + sql + ") s"), sql, topic, orgPath, span)
                .mapTo(Long.class)
                .one();
        List<Line> lines = bound(
                        handle.createQuery(
                                "select * from (" + sql + ") s order by " + TopicSql.order(topic) + " limit " + SHOWN),
                        sql,
                        topic,
                        orgPath,
                        span)
                .map((row, context) -> line(row, names))
                .list();
        return new Section(topic, topic.zh(), topic.en(), count, lines);
    }

    // A statement is given what it asks for: a parameter that nobody uses is refused.
    private Query bound(Query query, String sql, Topic topic, String orgPath, Span span) {
        query.bind("org", orgPath);
        instant(query, sql, "now", span.now());
        instant(query, sql, "today", start(span.today()));
        instant(query, sql, "tonight", start(span.today().plusDays(1)));
        instant(query, sql, "yesterday", start(span.today().minusDays(1)));
        instant(query, sql, "from", start(span.from()));
        instant(query, sql, "to", start(span.to()));
        if (sql.contains(":severities")) {
            List<String> severities =
                    Verification.VERIFY_WITHIN.keySet().stream().sorted().toList();
            query.bindArray("severities", String.class, severities.toArray());
            query.bindArray(
                    "hours",
                    Long.class,
                    severities.stream()
                            .map(severity -> Verification.VERIFY_WITHIN.getOrDefault(severity, java.time.Duration.ZERO))
                            .map(java.time.Duration::toHours)
                            .toArray());
        }
        if (topic == Topic.DAILY_TREND) {
            trend(query, "YYYY-MM-DD", "1 day", span.today().minusDays(6), span.today());
        } else if (topic == Topic.WEEKLY_TREND) {
            trend(query, "IYYY-\"W\"IW", "7 days", span.from().minusWeeks(WEEKS - 1), span.from());
        }
        return query;
    }

    private void trend(Query query, String form, String step, LocalDate first, LocalDate last) {
        query.bind("zone", zone.getId())
                .bind("form", form)
                .bind("step", step)
                .bind(
                        "first",
                        LocalDateTime.of(first, java.time.LocalTime.MIDNIGHT).toString())
                .bind(
                        "last",
                        LocalDateTime.of(last, java.time.LocalTime.MIDNIGHT).toString());
    }

    private static void instant(Query query, String sql, String name, Instant value) {
        if (sql.matches("(?s).*:" + name + "\\b.*")) {
            query.bind(name, OffsetDateTime.ofInstant(value, ZoneOffset.UTC));
        }
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Line line(ResultSet row, Map<String, Rule.Text> names) throws SQLException {
        String rule = row.getString("rule_id");
        Rule.Text name = rule == null ? null : names.get(rule);
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        return new Line(
                row.getString("unit"),
                row.getString("subject"),
                rule,
                name == null ? null : name.zh(),
                name == null ? null : name.en(),
                row.getString("severity"),
                at == null ? null : at.toInstant(),
                row.getLong("figure"),
                row.getString("place"));
    }
}
