package org.firstbutton.intake.enquiry;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.citizen.CitizenFact.CallbackCompleted;
import org.firstbutton.intake.alert.AlertState;
import org.firstbutton.intake.alert.Entry;
import org.firstbutton.intake.enquiry.EnquiryCodes.Opened;
import org.jdbi.v3.core.Handle;

/** 群众窗口 — first a try is spent, then number and code are compared, and only then anything is read. */
@ApplicationScoped
class EnquiryDesk {
    private static final String CHANNEL = "WEB";

    private final Transactions transactions;
    private final EnquiryAllowance allowance;
    private final EnquiryCodes codes;
    private final EnquiryMilestones milestones;
    private final Outbox outbox;
    private final AuditTrail audit;

    EnquiryDesk(
            Transactions transactions,
            EnquiryAllowance allowance,
            EnquiryCodes codes,
            EnquiryMilestones milestones,
            Outbox outbox,
            AuditTrail audit) {
        this.transactions = transactions;
        this.allowance = allowance;
        this.codes = codes;
        this.milestones = milestones;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** 进度 — oldest first. */
    @Schema(name = "EnquiryAnswer")
    public record Progress(
            List<EnquiryMilestones.Reached> milestones,
            @Schema(description = "It has been graded") boolean graded) {}

    EnquiryCodes.IssuedCode issue(Caller caller, String alertId) {
        return transactions.inScopeOf(caller, handle -> codes.issue(handle, caller, alertId));
    }

    Progress ask(String address, Ask ask) {
        Opened opened = opened(address, "enquire", ask.number(), ask.code());
        return transactions.inScopeOf(
                citizenOf(opened),
                handle -> new Progress(milestones.of(handle, opened.alertId()), graded(handle, opened)));
    }

    Progress grade(String address, Ask.Grade grade) {
        Opened opened = opened(address, "grade", grade.number(), grade.code());
        Caller citizen = citizenOf(opened);
        return transactions.inScopeOf(citizen, handle -> {
            String orgPath = closedAt(handle, opened);
            long version = gradedOnce(handle, opened);
            outbox.record(handle, List.of(fact(handle, opened, orgPath, grade)));
            audit.record(handle, AuditEntry.done(citizen, "grade", "enquiry-code", opened.alertId(), version, orgPath));
            return new Progress(milestones.of(handle, opened.alertId()), true);
        });
    }

    // The try leaves its entry whether it opened anything or not, and commits before it is answered.
    private Opened opened(String address, String action, String number, String code) {
        allowance.spend(address, codes.keyOf(number));
        Optional<Opened> found = transactions.inScopeOf(Citizen.ANYBODY, handle -> {
            Optional<Opened> opened = codes.open(handle, number, code);
            audit.record(handle, opened.map(right -> looked(action, right)).orElseGet(() -> denied(action)));
            return opened;
        });
        return found.orElseThrow(Refusal::notFound);
    }

    private static AuditEntry looked(String action, Opened opened) {
        return AuditEntry.revealed(Citizen.ANYBODY, action, "enquiry-code", opened.alertId(), opened.orgPath(), "群众查询");
    }

    private static AuditEntry denied(String action) {
        return new AuditEntry(Citizen.ANYBODY, action, "enquiry-code", "-", null, "", AuditEntry.Result.DENIED, null);
    }

    private Caller citizenOf(Opened opened) {
        return Citizen.in(transactions.inScopeOf(
                Citizen.in(List.of(opened.orgPath())), handle -> milestones.organisations(handle, opened.alertId())));
    }

    private static boolean graded(Handle handle, Opened opened) {
        return handle.createQuery("select rated_at is not null from enquiry_code where alert_id = :alert")
                .bind("alert", opened.alertId())
                .mapTo(Boolean.class)
                .one();
    }

    private static String closedAt(Handle handle, Opened opened) {
        return handle.createQuery("""
                        select a.org_path from alert a left join alert master on master.id = a.master_id
                        where a.id = :alert and coalesce(master.state, a.state) = :closed
                        """)
                .bind("alert", opened.alertId())
                .bind("closed", AlertState.CLOSED.name())
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> Refusal.forbiddenBy("b1: grade only what is closed", "尚未办结 / it is not closed yet"));
    }

    private static long gradedOnce(Handle handle, Opened opened) {
        return handle.createQuery("""
                        update enquiry_code set rated_at = clock_timestamp(), version = version + 1
                        where alert_id = :alert and rated_at is null returning version
                        """)
                .bind("alert", opened.alertId())
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> Refusal.forbiddenBy("b1: grade once", "已评价 / it has been graded"));
    }

    private RecordedFact fact(Handle handle, Opened opened, String orgPath, Ask.Grade grade) {
        Ask.Answers answers = Objects.requireNonNullElse(grade.answers(), Ask.Answers.NONE);
        UUID callback = Generators.timeBasedEpochGenerator().generate();
        Instant now = DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS);
        CallbackCompleted fact = new CallbackCompleted(
                callback.toString(),
                CHANNEL,
                grade.rating(),
                orgPath,
                answers.arrived(),
                answers.arrivalMinutes(),
                answers.receipt(),
                answers.told(),
                answers.askedToChange());
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                FactTypes.nameOf(CallbackCompleted.class),
                Entry.OWN_SOURCE,
                now,
                now,
                opened.alertId(),
                orgPath,
                new Actor(Citizen.ANYBODY.actorId(), Citizen.ROLE),
                callback.toString(),
                1,
                outbox.epoch(handle),
                null);
        return new RecordedFact(envelope, fact);
    }
}
