package org.firstbutton.supervision.briefing;

/**
 * 议题语句 — each answers unit, subject, rule_id, severity, at, figure, place. What a briefing says is read out, so integrity
 * findings that nobody verified yet are left out for every reader; the rest is what row-level security shows the caller.
 */
final class TopicSql {
    private static final String FINDINGS =
            " from finding f where f.org_path ^@ :org and not (f.integrity and f.status = 'RAISED')";
    private static final String RAISED = FINDINGS + " and f.status <> 'WITHDRAWN'";

    private static final String RUNNING = """
            from proceeding p left join finding f on f.object = p.subject
            where p.org_path ^@ :org and p.procedure in ('rectifications', 'objections', 'programme-tasks') and not p.ended
              and p.state not in ('RECTIFIED', 'FINISHED')
            """;
    private static final String PROCEEDINGS =
            "select p.org_path, coalesce(f.number, f.subject, p.detail ->> 'heading', p.detail ->> 'measure'), f.rule_id, f.severity, p.expires_at, 1,"
                    + " '/api/v1/' || p.procedure || '/' || p.object " + RUNNING;
    private static final String DUE_TODAY =
            """
            select w.org_path as unit, coalesce(w.number, w.subject) as subject, w.rule_id, cast(null as text) as severity,
                   w.due_at as at, 1 as figure, cast(null as text) as place
            from warning w where w.org_path ^@ :org and w.cleared_at is null and w.due_at >= :now and w.due_at <= :tonight
            union all
            """ + PROCEEDINGS + " and p.expires_at >= :now and p.expires_at <= :tonight";
    private static final String OVERDUE = """
            select f.org_path as unit, coalesce(f.number, f.subject) as subject, f.rule_id, f.severity,
                   f.raised_at + interval '1 hour' * v.hours as at, 1 as figure, '/api/v1/findings/' || f.object as place
            """
            + FINDINGS.replace(
                    " where ",
                    " join unnest(cast(:severities as text[]), cast(:hours as bigint[])) as v (severity, hours)"
                            + " on v.severity = f.severity where ")
            + """
             and f.status = 'RAISED' and f.raised_at - f.broken_at <= interval '30 days'
              and f.raised_at + interval '1 hour' * v.hours < :now
            union all
            """ + PROCEEDINGS + " and p.expires_at < :now";
    private static final String RAISED_YESTERDAY =
            """
            select f.org_path as unit, coalesce(f.number, f.subject) as subject, f.rule_id, f.severity, f.raised_at as at,
                   1 as figure, '/api/v1/findings/' || f.object as place
            """ + RAISED + " and f.raised_at >= :yesterday and f.raised_at < :today";
    private static final String CARRIED_OVER = """
            select i.org_path as unit, coalesce(i.number, i.ref) as subject, i.rule_id, i.severity, i.until_at as at,
                   1 as figure, '/api/v1/clearings/' || i.clearing as place
            from clearing_item i
            where i.org_path ^@ :org and i.until_at >= :today and i.until_at <= :tonight
            """;
    private static final String UNSIGNED = """
            select c.org_path as unit, c.cycle || ' ' || c.period as subject, cast(null as text) as rule_id,
                   cast(null as text) as severity, c.sign_by as at, c.open_items as figure,
                   '/api/v1/clearings/' || c.object as place
            from clearing c where c.org_path ^@ :org and c.swept_at is not null and c.signed_at is null
            """;
    private static final String PER_UNIT = """
            select f.org_path as unit, cast(null as text) as subject, cast(null as text) as rule_id,
                   cast(null as text) as severity, cast(null as timestamptz) as at, count(*) as figure,
                   cast(null as text) as place
            """;
    private static final String TOP_UNITS = "select * from (" + PER_UNIT + FINDINGS
            + " and f.status = 'RAISED' group by 1 order by count(*) desc, 1 limit 5) u";
    private static final String WORST_UNITS = "select * from (" + PER_UNIT + RAISED
            + " and f.raised_at >= :from and f.raised_at < :to group by 1 order by count(*) desc, 1 limit 3) u";
    private static final String BY_RULE = """
            select * from (select cast(null as text) as unit, cast(null as text) as subject, f.rule_id,
                   cast(null as text) as severity, cast(null as timestamptz) as at, count(*) as figure,
                   cast(null as text) as place
            """ + RAISED
            + " and f.raised_at >= :from and f.raised_at < :to group by f.rule_id order by count(*) desc, 3 limit 10) r";
    private static final String DECIDED = """
            select cast(null as text) as unit, f.status as subject, cast(null as text) as rule_id,
                   cast(null as text) as severity, cast(null as timestamptz) as at, count(*) as figure,
                   cast(null as text) as place
            """ + FINDINGS
            + " and f.status <> 'RAISED' and f.changed_at >= :from and f.changed_at < :to group by f.status";
    private static final String RECTIFIED = """
            select p.org_path as unit, coalesce(f.number, f.subject) as subject, f.rule_id, f.severity, p.last_at as at,
                   1 as figure, '/api/v1/' || p.procedure || '/' || p.object as place
            from proceeding p join finding f on f.object = p.subject
            where p.org_path ^@ :org and p.procedure = 'rectifications' and p.state = 'RECTIFIED'
              and p.last_at >= :from and p.last_at < :to
            """;
    private static final String TREND = """
            select cast(null as text) as unit, to_char(t.start at time zone :zone, :form) as subject,
                   cast(null as text) as rule_id, cast(null as text) as severity, t.start as at,
                   (select count(*)
            """ + RAISED + """
             and f.raised_at >= t.start and f.raised_at < t.until) as figure, cast(null as text) as place
            from (select s at time zone :zone as start, (s + cast(:step as interval)) at time zone :zone as until
                  from generate_series(cast(:first as timestamp), cast(:last as timestamp), cast(:step as interval)) s) t
            """;

    private TopicSql() {}

    static String of(Topic topic) {
        return switch (topic) {
            case DUE_TODAY -> DUE_TODAY;
            case OVERDUE -> OVERDUE;
            case RAISED_YESTERDAY -> RAISED_YESTERDAY;
            case CARRIED_OVER -> CARRIED_OVER;
            case UNSIGNED -> UNSIGNED;
            case TOP_UNITS -> TOP_UNITS;
            case DAILY_TREND, WEEKLY_TREND -> TREND;
            case BY_RULE -> BY_RULE;
            case DECIDED -> DECIDED;
            case RECTIFIED -> RECTIFIED;
            case WORST_UNITS -> WORST_UNITS;
        };
    }

    /** How its lines are ordered. */
    static String order(Topic topic) {
        return switch (topic) {
            case TOP_UNITS, WORST_UNITS, BY_RULE, DECIDED -> "figure desc, unit, rule_id, subject";
            default -> "at, unit, subject, place";
        };
    }
}
