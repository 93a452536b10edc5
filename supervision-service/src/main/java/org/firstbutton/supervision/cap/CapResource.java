package org.firstbutton.supervision.cap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.cap.Warnings.WarningView;
import org.firstbutton.supervision.rulebook.PacksInForce;
import org.firstbutton.supervision.rules.Rule;
import org.jspecify.annotations.Nullable;

/** 预警报文接口 — a warning as a message of the Common Alerting Protocol. */
@Path("/api/v1/warnings/{id}/cap")
@Tag(name = "warnings", description = "预警 Warnings")
@RolesAllowed({
    Roles.UNIT_CHIEF,
    Roles.LEGAL_OFFICER,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.COMMAND_CENTRE_SUPERVISOR,
    Roles.INSPECTORATE,
    Roles.INSPECTOR_GENERAL,
    Roles.DISCIPLINE,
    Roles.BUREAU_LEADER,
    Roles.SUPERVISION_COMMITTEE
})
public class CapResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Warnings warnings;
    private final PacksInForce packs;
    private final CalendarInForce calendar;
    private final String sender;

    CapResource(
            CurrentCaller caller,
            Transactions transactions,
            Warnings warnings,
            PacksInForce packs,
            CalendarInForce calendar,
            @ConfigProperty(name = "firstbutton.cap.sender", defaultValue = "supervision@firstbutton") String sender) {
        // The protocol lists references as sender,identifier,sent with blanks between them.
        if (!sender.matches("[^\\s,<&]+")) {
            throw new IllegalArgumentException("firstbutton.cap.sender has no blank, comma, < or &");
        }
        this.caller = caller;
        this.transactions = transactions;
        this.warnings = warnings;
        this.packs = packs;
        this.calendar = calendar;
        this.sender = sender;
    }

    @GET
    @Produces("application/cap+xml")
    @Operation(
            operationId = "getWarningAsCap",
            summary = "CAP 1.2 报文 / As a CAP 1.2 message: Alert while it stands, Cancel once it is cleared")
    public String cap(@PathParam("id") UUID id) {
        WarningView warning = transactions.inScopeOf(
                caller.get(), handle -> warnings.find(handle, id).orElseThrow(Refusal::notFound));
        List<Rule> parts = packs.current().packs().stream()
                .flatMap(pack -> pack.rules().stream())
                .filter(rule -> rule.id().equals(warning.ruleId()))
                .toList();
        CapMessage.RuleText name = parts.stream()
                .findFirst()
                .map(rule -> new CapMessage.RuleText(
                        rule.heading().name().zh(), rule.heading().name().en()))
                .orElse(new CapMessage.RuleText(warning.ruleId(), warning.ruleId()));
        return new CapMessage(
                        warning,
                        name,
                        gravest(parts),
                        sender,
                        calendar.calendars().zone())
                .xml();
    }

    /** What missing it would be at worst; none for a rule that is not in force any more. */
    private static @Nullable Severity gravest(List<Rule> parts) {
        Severity gravest = null;
        for (Rule rule : parts) {
            Severity worst = rule.limits().stream()
                    .map(Rule.LimitClause::severity)
                    .reduce(Severity::atLeast)
                    .orElse(rule.severity());
            gravest = gravest == null ? worst : gravest.atLeast(worst);
        }
        return gravest;
    }
}
