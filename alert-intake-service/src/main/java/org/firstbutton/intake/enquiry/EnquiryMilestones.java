package org.firstbutton.intake.enquiry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.intake.disclosure.Milestone;
import org.jdbi.v3.core.Handle;

/** 进度 — the milestones of a matter, read out of the ledger: when, and nothing of who or where. */
@ApplicationScoped
class EnquiryMilestones {
    // A merged alert goes on as its master; when it was received is its own.
    private static final String REACHED = """
            with matters as (
                select id from alert where id = :alert
                union select master_id from alert where id = :alert and master_id is not null),
            told as (
                select type, occurred_at, cast(convert_from(payload, 'UTF8') as jsonb) as said
                from event_ledger
                where matter in (select id from matters) and type = 'disclosure.published')
            select type as milestone,
                   case when type in ('alert.received', 'alert.dispatched') then min(occurred_at)
                        else max(occurred_at) end as at
            from event_ledger
            where aggregate in (select id from matters)
              and type in ('alert.received', 'alert.dispatched', 'feedback.submitted', 'alert.closed', 'alert.reopened')
              and (type <> 'alert.received' or aggregate = :alert)
            group by type
            union all
            select said ->> 'milestone', min(occurred_at) from told
            where said ->> 'exemptReason' is null group by said ->> 'milestone'
            order by at, milestone
            """;

    private static final Map<String, Reached> STAGES = Map.of(
            "alert.received", new Reached("RECEIVED", "已接警", "received", Instant.EPOCH),
            "alert.dispatched", new Reached("DISPATCHED", "已派警", "police sent", Instant.EPOCH),
            "feedback.submitted", new Reached("HANDLED", "已处警", "handled", Instant.EPOCH),
            "alert.closed", new Reached("CLOSED", "已结警", "closed", Instant.EPOCH),
            "alert.reopened", new Reached("REOPENED", "已重新办理", "taken up again", Instant.EPOCH));

    /** 节点 — a milestone and when it was reached. */
    @Schema(name = "EnquiryMilestone")
    public record Reached(
            @Schema(examples = "DISPATCHED") String milestone,
            @Schema(examples = "已派警") String zh,
            @Schema(examples = "police sent") String en,
            Instant at) {}

    List<Reached> of(Handle handle, String alertId) {
        return handle
                .createQuery(REACHED)
                .bind("alert", alertId)
                .map((row, context) -> reached(
                        Objects.requireNonNull(row.getString("milestone")),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Every organisation whose business the alert is or was. */
    List<String> organisations(Handle handle, String alertId) {
        return handle.createQuery("select unnest(org_paths) from alert where id = :alert")
                .bind("alert", alertId)
                .mapTo(String.class)
                .list();
    }

    // What has no name for citizens is not shown to them.
    private static Optional<Reached> reached(String name, Instant at) {
        Reached stage = STAGES.get(name);
        return stage != null
                ? Optional.of(new Reached(stage.milestone(), stage.zh(), stage.en(), at))
                : Milestone.of(name).map(told -> new Reached(told.name(), told.zh(), told.en(), at));
    }
}
