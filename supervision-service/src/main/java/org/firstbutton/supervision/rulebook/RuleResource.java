package org.firstbutton.supervision.rulebook;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.supervision.rules.Rule;
import org.jspecify.annotations.Nullable;

/** 规则目录 — the rules in force, as people read them. */
@Path("/api/v1/rules")
@Tag(name = "rules", description = "规则 Rules")
public class RuleResource {
    private final PacksInForce packs;

    RuleResource(PacksInForce packs) {
        this.packs = packs;
    }

    /** One rule in force; {@code waitsFor} names the facts that must be recorded before it judges anybody. */
    public record RuleView(
            String id,
            String pack,
            String version,
            String nameZh,
            String nameEn,
            String kind,
            String severity,
            String ladder,
            String basis,
            List<String> tell,
            boolean unverified,
            String limitOrigin,
            List<String> waitsFor,
            @Nullable String noteZh,
            @Nullable String noteEn) {

        // The parts of a rule are listed as one; it waits only where every part does.
        private RuleView with(RuleView part) {
            return waitsFor.isEmpty() || !part.waitsFor.isEmpty() ? this : part;
        }
    }

    @GET
    @RolesAllowed({
        Roles.RULE_ADMIN,
        Roles.AUDITOR,
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
    @Operation(operationId = "listRules", summary = "The rules in force")
    public List<RuleView> list() {
        Map<String, RuleView> views = new LinkedHashMap<>();
        PackSet set = packs.current();
        set.packs().stream()
                .flatMap(pack -> pack.rules().stream())
                .forEach(rule -> views.merge(rule.id(), view(set, rule), RuleView::with));
        return List.copyOf(views.values());
    }

    private static RuleView view(PackSet set, Rule rule) {
        Rule.Heading heading = rule.heading();
        return new RuleView(
                heading.id(),
                heading.pack(),
                heading.packVersion(),
                heading.name().zh(),
                heading.name().en(),
                rule.kind().name(),
                rule.severity().name(),
                heading.ladder(),
                heading.basis(),
                heading.tell(),
                heading.unverified(),
                heading.limitOrigin().name(),
                set.waitsFor(rule).stream().sorted().toList(),
                heading.note() == null ? null : heading.note().zh(),
                heading.note() == null ? null : heading.note().en());
    }
}
