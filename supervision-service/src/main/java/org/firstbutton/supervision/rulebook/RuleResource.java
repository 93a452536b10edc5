package org.firstbutton.supervision.rulebook;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.supervision.rules.Condition;
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
            List<String> rootCauses,
            @Nullable String noteZh,
            @Nullable String noteEn,
            List<RulePart> parts) {

        // The parts of a rule are listed as one; it waits only where every part does.
        private RuleView with(RuleView other) {
            RuleView shown = waitsFor.isEmpty() || !other.waitsFor.isEmpty() ? this : other;
            List<RulePart> all =
                    Stream.concat(parts.stream(), other.parts.stream()).toList();
            return new RuleView(
                    id,
                    pack,
                    version,
                    nameZh,
                    nameEn,
                    kind,
                    severity,
                    ladder,
                    basis,
                    tell,
                    unverified,
                    limitOrigin,
                    shown.waitsFor,
                    rootCauses,
                    noteZh,
                    noteEn,
                    all);
        }
    }

    /**
     * What one part of a rule says, in the words of its pack.
     *
     * @param trigger the types of facts that arm it
     * @param when the condition on the arming fact
     * @param expect each entry is met by any of its answers
     * @param unless what makes the duty void
     */
    public record RulePart(
            String part,
            List<String> trigger,
            @Nullable String when,
            List<List<String>> expect,
            List<String> unless,
            List<RuleLimit> limits,
            List<Integer> warnAt) {
        static RulePart of(Rule rule) {
            return new RulePart(
                    rule.part(),
                    rule.arming().trigger(),
                    text(rule.arming().when()),
                    rule.expect().stream()
                            .map(entry ->
                                    entry.stream().map(Rule.Answer::toString).toList())
                            .toList(),
                    rule.unless().stream().map(Rule.Answer::toString).toList(),
                    rule.limits().stream().map(RuleLimit::of).toList(),
                    rule.warnAt());
        }
    }

    /** One term of a rule; the first whose condition holds is the one that counts. */
    public record RuleLimit(@Nullable String when, String within, String calendar, String severity) {
        static RuleLimit of(Rule.LimitClause clause) {
            return new RuleLimit(
                    text(clause.when()),
                    clause.within().toString(),
                    clause.within().calendar().name(),
                    clause.severity().name());
        }
    }

    private static @Nullable String text(@Nullable Condition condition) {
        return condition == null ? null : condition.text();
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
                heading.rootCauses(),
                heading.note() == null ? null : heading.note().zh(),
                heading.note() == null ? null : heading.note().en(),
                List.of(RulePart.of(rule)));
    }
}
