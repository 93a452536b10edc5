package org.firstbutton.supervision.rectification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.ProceedingDesk;
import org.firstbutton.chassis.procedure.Proceedings;
import org.firstbutton.supervision.finding.Aftermath;
import org.firstbutton.supervision.finding.FindingDraft;
import org.firstbutton.supervision.finding.Precedents;
import org.jdbi.v3.core.Handle;

/** 整改令 — what earlier orders mean for a finding, and what becomes of an order whose finding was overturned. */
@ApplicationScoped
class Orders implements Aftermath, Precedents {
    private final Proceedings proceedings;
    private final ProceedingDesk desk;
    private final RectificationPractice practice;

    Orders(Proceedings proceedings, ProceedingDesk desk, RectificationPractice practice) {
        this.proceedings = proceedings;
        this.desk = desk;
        this.practice = practice;
    }

    @Override
    public void overturned(Handle handle, UUID finding) {
        for (Proceeding order : proceedings.openAbout(handle, practice.procedure(), finding.toString())) {
            desk.follow(handle, practice, order, "revoke");
        }
    }

    // The watch ended, or will end, so many hours after it had been put right.
    @Override
    public Optional<UUID> before(Handle handle, FindingDraft finding) {
        return handle.createQuery("""
                        select cast(subject as uuid) from proceeding
                        where procedure = :procedure and org_path = :unit and detail ->> 'ruleId' = :rule
                          and state in ('RECTIFIED', 'CLOSED') and subject <> :finding
                          and cast(:broken as timestamptz) <= expires_at
                          and cast(:broken as timestamptz) > expires_at - :hours * interval '1 hour'
                        order by expires_at desc limit 1
                        """)
                .bind("procedure", practice.procedure().head().path())
                .bind("unit", finding.orgPath())
                .bind("rule", finding.ruleId())
                .bind("finding", finding.id().toString())
                .bind("broken", OffsetDateTime.ofInstant(finding.brokenAt(), ZoneOffset.UTC))
                .bind("hours", RectificationTerms.WATCH.toHours())
                .mapTo(UUID.class)
                .findOne();
    }
}
