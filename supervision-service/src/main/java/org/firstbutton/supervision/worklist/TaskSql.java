package org.firstbutton.supervision.worklist;

import org.firstbutton.supervision.campaign.ProgrammeTaskProcedure;

/**
 * 待办语句 — what waits, and for whom. A task is somebody's by his role and by where he stands: the unit's own steps are for
 * the unit, everything else for organisations above it, no lower than whoever decided before, and never for one who is
 * barred by what he did. Measures of a programme have no finding. What was taken over as history (broken over thirty days before it was found) waits for nobody.
 */
final class TaskSql {
    private static final String VERIFY = """
            select case when v.dismissal_by is null then 'VERIFY' else 'APPROVE_DISMISSAL' end as task,
                   f.id, f.id as finding, f.rule_id, f.severity, f.org_path as unit,
                   f.raised_at + interval '1 hour' * case f.severity when 'CRITICAL' then :CRITICAL when 'HIGH' then :HIGH
                                                     when 'MEDIUM' then :MEDIUM else :LOW end as due_at,
                   case when v.dismissal_by is null then v.assignee end as named,
                   case when v.dismissal_by is null then v.assignee_office end as named_office,
                   case when v.dismissal_by is null then v.why end as why,
                   case when f.severity in ('HIGH', 'CRITICAL') or f.integrity then cast(:grave as text[])
                        else cast(:grave as text[]) || :stationed end as takers,
                   case when f.severity in ('HIGH', 'CRITICAL') or f.integrity then 'ABOVE' else 'STATIONED' end as level,
                   v.dismissal_office as ceiling, v.dismissal_by as barred, false as involved,
                   '/api/v1/findings/' || f.object as place
            from finding f left join verification v on v.finding = f.id
            where f.status = 'RAISED' and f.raised_at - f.broken_at <= interval '30 days'
            """;
    private static final String ORDER = """
            select 'ORDER', f.id, f.id, f.rule_id, f.severity, f.org_path, v.confirmed_at + interval '24 hours', null,
                   null, null, cast(:issuers as text[]), 'ABOVE', null, v.officer, v.confirmed_by = :actor,
                   '/api/v1/findings/' || f.object
            from verification v join finding f on f.id = v.finding
            where v.confirmed_at is not null and f.status = 'CONFIRMED'
              and not exists (select from proceeding p where p.subject = f.object and p.procedure = :rectifications)
            """;
    private static final String PROCEEDING = """
            select s.task, p.id, f.id, f.rule_id, f.severity, p.org_path,
                   case when s.task = 'CLOSE' then p.expires_at + interval '7 days' else p.expires_at end, null, null,
                   null, string_to_array(s.takers, ' '), case when s.level = 'UNIT' then 'UNIT' else 'ABOVE' end,
                   case s.level when 'ISSUER' then p.detail ->> 'issuer' when 'ABOVE_ISSUER' then p.detail ->> 'escalatedTo'
                                when 'CONFIRMER' then v.confirmed_office end,
                   case s.level when 'CONFIRMER' then v.confirmed_by else p.detail ->> 'submitter' end,
                   s.level = 'UNIT' or :actor = any (p.hands), '/api/v1/' || p.procedure || '/' || p.object
            from proceeding p
            join unnest(cast(:procedures as text[]), cast(:states as text[]), cast(:tasks as text[]),
                        cast(:levels as text[]), cast(:takers as text[]))
                as s (procedure, state, task, level, takers) on s.procedure = p.procedure and s.state = p.state
            join finding f on f.object = p.subject
            left join verification v on v.finding = f.id
            where not p.ended and (s.task <> 'CLOSE' or p.expires_at <= now())
            """;
    private static final String EXTENSION = """
            select 'APPROVE_EXTENSION', o.id, f.id, f.rule_id, f.severity, p.org_path, p.expires_at, null, null, null,
                   cast(:extenders as text[]), 'ABOVE', p.detail ->> 'issuer', o.proposed_by, :actor = any (p.hands),
                   '/api/v1/' || p.procedure || '/' || p.object || '/proposals/' || o.object
            from proceeding_proposal o
            join proceeding p on p.id = o.proceeding_id and p.procedure = :rectifications and p.state = 'RECTIFYING'
            join finding f on f.object = p.subject
            where o.state = 'OPEN'
            """;
    // No rule watches a measure set in words: its own organisation has it until it is done, whoever may accept it after
    // that, and those who may set one as soon as it is overdue.
    private static final String MEASURE = """
            select case when p.state = 'FINISHED' then 'ACCEPT_MEASURE' else 'DO_MEASURE' end, p.id, null, null, null,
                   p.org_path, case when p.state = 'FINISHED' then null else p.expires_at end, null, null,
                   concat_ws(' · ', p.detail ->> 'heading', p.detail ->> 'measure'),
                   case when p.state = 'FINISHED' then cast(:acceptors as text[]) else cast(:doers as text[]) end,
                   case when p.state = 'FINISHED' then 'SCOPE' else 'SEAT' end, null,
                   case when p.state = 'FINISHED' then p.detail ->> 'reporter' end,
                   p.state <> 'FINISHED' or :actor = any (p.hands), '/api/v1/' || p.procedure || '/' || p.object
            from proceeding p where p.procedure = :measures and not p.ended
            union all
            select 'CHASE_MEASURE', p.id, null, null, null, p.org_path, p.expires_at, null, null,
                   concat_ws(' · ', p.detail ->> 'heading', p.detail ->> 'measure'), cast(:setters as text[]), 'SCOPE', null,
                   null, :actor = any (p.hands), '/api/v1/' || p.procedure || '/' || p.object
            from proceeding p
            where p.procedure = :measures and
            """ + ProgrammeTaskProcedure.OVERDUE + """
              and not (p.org_path = any (cast(:seats as text[])) and cast(:doers as text[]) && cast(:roles as text[]))
            """;

    /** Everything that the caller or his office has to do, as {@code mine_or_ours}. */
    static final String ALL = "with waiting as (" + VERIFY + " union all " + ORDER + " union all " + PROCEEDING
            + " union all " + EXTENSION + " union all " + MEASURE + """
            ), mine_or_ours as (
                select w.*, w.named is not distinct from :actor or (w.named is null and w.involved) as mine,
                       (date_trunc('day', now() at time zone :zone) + interval '1 day') at time zone :zone as tonight
                from waiting w
                where (w.named is null or w.named = :actor or w.named_office = any (cast(:seats as text[])))
                  and w.takers && cast(:roles as text[])
                  and w.barred is distinct from :actor
                  and (w.ceiling is null or w.ceiling ^@ any (cast(:seats as text[])))
                  and case when w.level = 'UNIT'
                           then exists (select from unnest(cast(:seats as text[])) s where s ^@ w.unit)
                           when w.level = 'SEAT' then w.unit = any (cast(:seats as text[]))
                           when w.level = 'SCOPE' then w.unit ^@ any (cast(:seats as text[]))
                           when w.level = 'STATIONED' and :stationed = any (cast(:roles as text[]))
                           then w.unit ^@ any (cast(:seats as text[]))
                           else w.unit ^@ any (cast(:seats as text[]))
                                and not exists (select from unnest(cast(:seats as text[])) s where s ^@ w.unit) end)
            """;

    private TaskSql() {}
}
