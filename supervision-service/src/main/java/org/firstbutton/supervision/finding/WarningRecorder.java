package org.firstbutton.supervision.finding;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.supervision.WarningFact.WarningCleared;
import org.firstbutton.contract.supervision.WarningFact.WarningIssued;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 预警簿 — each duty at risk is warned of once, and the warning is cleared when the risk has passed either way. */
@ApplicationScoped
public class WarningRecorder {
    private final Outbox outbox;

    WarningRecorder(Outbox outbox) {
        this.outbox = outbox;
    }

    /** A duty that is about to be missed; {@code percent} of its limit is used up. */
    public record Risk(
            UUID id,
            String ruleId,
            String subject,
            @Nullable String number,
            String matter,
            String episode,
            String orgPath,
            int percent,
            Instant dueAt) {}

    private record Open(UUID id, String ruleId, String subject, String matter, String orgPath) {}

    /** Issues new warnings of these matters and clears those whose duty is no longer at risk. */
    public void follow(Handle handle, Collection<String> matters, List<Risk> risks, Instant now) {
        Map<UUID, Open> open = open(handle, matters);
        Set<UUID> issued = issued(handle, risks);
        List<RecordedFact> facts = new ArrayList<>();
        int epoch = outbox.epoch(handle);
        List<Risk> fresh = new ArrayList<>();
        for (Risk risk : risks) {
            open.remove(risk.id());
            if (!issued.contains(risk.id())) {
                fresh.add(risk);
                Fact fact = new WarningIssued(risk.ruleId(), risk.subject(), risk.dueAt(), risk.percent());
                facts.add(fact(risk.id(), risk.matter(), risk.orgPath(), 1, fact, now, epoch));
            }
        }
        insert(handle, fresh, now);
        clear(handle, open.keySet(), now);
        for (Open warning : open.values()) {
            Fact fact = new WarningCleared(warning.ruleId(), warning.subject(), "RISK_PASSED");
            facts.add(fact(warning.id(), warning.matter(), warning.orgPath(), 2, fact, now, epoch));
        }
        outbox.record(handle, facts);
    }

    private static Map<UUID, Open> open(Handle handle, Collection<String> matters) {
        Map<UUID, Open> open = new HashMap<>();
        handle.createQuery("""
                        select id, rule_id, subject, matter, org_path from warning
                        where matter = any (:matters) and cleared_at is null for update
                        """)
                .bindArray("matters", String.class, matters.toArray())
                .map((row, context) -> new Open(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .forEach(warning -> open.put(warning.id(), warning));
        return open;
    }

    private static Set<UUID> issued(Handle handle, List<Risk> risks) {
        return Set.copyOf(handle.createQuery("select id from warning where id = any (:ids)")
                .bindArray("ids", UUID.class, risks.stream().map(Risk::id).toArray())
                .mapTo(UUID.class)
                .list());
    }

    private static void insert(Handle handle, List<Risk> risks, Instant now) {
        Rows.of(risks)
                .uuid(Risk::id)
                .text(Risk::ruleId)
                .text(Risk::subject)
                .text(Risk::number)
                .text(Risk::matter)
                .text(Risk::episode)
                .text(Risk::orgPath)
                .integer(Risk::percent)
                .texts(Risk::dueAt)
                .texts(risk -> now)
                .execute(handle, """
                        insert into warning (id, rule_id, subject, number, matter, episode, org_path, percent, due_at,
                            issued_at, version)
                        select cast(id as uuid), rule_id, subject, number, matter, episode, org_path, percent,
                               cast(due_at as timestamptz), cast(issued_at as timestamptz), 1
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as r (id, rule_id, subject, number, matter, episode,
                            org_path, percent, due_at, issued_at)
                        """);
    }

    private static void clear(Handle handle, Set<UUID> passed, Instant now) {
        Rows.of(List.copyOf(passed)).uuid(id -> id).texts(id -> now).execute(handle, """
                update warning w set cleared_at = cast(p.at as timestamptz), cause = 'RISK_PASSED', version = 2
                from unnest(?, ?) as p (id, at) where w.id = cast(p.id as uuid)
                """);
    }

    private static RecordedFact fact(
            UUID id, String matter, String orgPath, long version, Fact fact, Instant now, int epoch) {
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                FactTypes.nameOf(fact.getClass()),
                "firstbutton",
                now,
                now,
                matter,
                orgPath,
                new Actor(FindingDifference.MACHINE, "SYSTEM"),
                "warning-" + id,
                version,
                epoch,
                null);
        return new RecordedFact(envelope, fact);
    }
}
