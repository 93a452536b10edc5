package org.firstbutton.supervision.rectification;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.paper.PaperBook.Draft;
import org.firstbutton.chassis.paper.PaperOffices;
import org.firstbutton.chassis.paper.PaperSettings;
import org.firstbutton.chassis.paper.PaperText;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Proceedings;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.finding.FindingDraft;
import org.firstbutton.supervision.finding.FindingRow;
import org.firstbutton.supervision.finding.Findings;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 整改文书 — what the notice of an order says, and the paper that presses for what was not done in time. */
@ApplicationScoped
public class OrderPapers {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日H时m分");

    private final Proceedings proceedings;
    private final Findings findings;
    private final RectificationTerms terms;
    private final PaperOffices offices;
    private final PaperSettings settings;

    OrderPapers(
            Proceedings proceedings,
            Findings findings,
            RectificationTerms terms,
            PaperOffices offices,
            PaperSettings settings) {
        this.proceedings = proceedings;
        this.findings = findings;
        this.terms = terms;
        this.offices = offices;
        this.settings = settings;
    }

    /** 整改通知书 — of an order that stands. */
    public Draft notice(Handle handle, Caller caller, UUID order) {
        Proceeding of = standing(handle, caller, order);
        return draft(of, "整改通知书", fields(handle, of));
    }

    /**
     * 督办单 — of an order whose term is over and that is still with the unit; done within as many days as it had the first
     * time.
     */
    public Draft press(Handle handle, Caller caller, UUID order) {
        Proceeding of = standing(handle, caller, order);
        Instant now = DatabaseClock.now(handle);
        boolean withTheUnit = List.of("ORDERED", "RECTIFYING", "EXTENDED", "RETURNED", "ESCALATED", "INTERVIEWED")
                .contains(of.state());
        if (!withTheUnit || of.expiresAt() == null || of.expiresAt().isAfter(now)) {
            throw Refusal.forbiddenBy("b5: pressed for when overdue", "期限未到或已提交 / it is not overdue with the unit");
        }
        Map<String, String> fields = fields(handle, of);
        fields.put("下达时间", time(of.openedAt()));
        fields.put("截至时间", time(now));
        fields.put("整改状态", RectificationProcedure.TABLE.state(of.state()).zh());
        fields.put("办结期限", time(terms.first(now, Objects.requireNonNull(of.said("severity")))));
        return draft(of, "督办单", fields);
    }

    private Proceeding standing(Handle handle, Caller caller, UUID order) {
        Proceeding of = proceedings
                .find(handle, caller, RectificationProcedure.TABLE, order)
                .orElseThrow(Refusal::notFound);
        if (of.state().equals("REVOKED")) {
            throw Refusal.forbiddenBy("b5: only an order that stands", "整改已撤销 / it was revoked");
        }
        return of;
    }

    private Map<String, String> fields(Handle handle, Proceeding of) {
        FindingRow row = findings.find(handle, UUID.fromString(Objects.requireNonNull(of.subject())))
                .orElseThrow(Refusal::notFound);
        FindingDraft finding = row.draft();
        JsonNode rule = finding.explanation().path("rule");
        Map<String, String> fields = new HashMap<>();
        fields.put("对象", Objects.requireNonNullElse(finding.number(), finding.subject()));
        fields.put("规则", finding.ruleId());
        fields.put("规则名称", rule.path("nameZh").asText(finding.ruleId()));
        fields.put("依据", rule.path("basis").asText("—"));
        fields.put("严重程度", Severity.valueOf(finding.severity()).zh());
        fields.put("违反时间", time(finding.brokenAt()));
        fields.put("整改要求", Objects.requireNonNullElse(of.said("requirement"), "—"));
        String due = of.said("dueAt");
        fields.put("整改期限", time(due == null ? null : Instant.parse(due)));
        fields.put("整改编号", of.id().toString());
        return fields;
    }

    private Draft draft(Proceeding of, String title, Map<String, String> fields) {
        return new Draft(
                Objects.requireNonNull(of.said("issuer")),
                of.orgPath(),
                "/api/v1/rectifications/" + of.id(),
                new PaperText(title, offices.name(of.orgPath()), fields, List.of()));
    }

    private String time(@Nullable Instant at) {
        return at == null ? "另行通知之时" : TIME.format(at.atZone(settings.zone()));
    }
}
