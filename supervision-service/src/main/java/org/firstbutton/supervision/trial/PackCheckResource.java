package org.firstbutton.supervision.trial;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.supervision.rulebook.PacksInForce;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.trial.TrialPackView.AnalysisView;

/** 规则包校验接口 — reads a pack just as an upload would, for whoever is still writing it; nothing is kept of it. */
@Path("/api/v1/rule-packs:check")
@Tag(name = "rules", description = "规则 Rules")
public class PackCheckResource {
    private final CurrentCaller caller;
    private final PacksInForce packs;

    PackCheckResource(CurrentCaller caller, PacksInForce packs) {
        this.caller = caller;
        this.packs = packs;
    }

    /** 校验结果 — what the pack is and what a reader of one rule does not see; a pack with faults is refused as at an upload. */
    @Schema(name = "PackCheck")
    public record PackCheck(String pack, String version, List<String> rules, int examples, AnalysisView analysis) {}

    @POST
    @RolesAllowed(Roles.RULE_ADMIN)
    @Operation(
            operationId = "checkRulePack",
            summary = "校验 / Read a pack as an upload would, and keep nothing of it",
            description = "Every fault is named with its file, line and column. Nothing is stored for replay and no"
                    + " Idempotency-Key is needed.")
    public PackCheck check(RulePackUpload upload) {
        TrialPack draft = upload.draft(caller.get(), packs.current());
        RulePack pack = draft.read();
        return new PackCheck(
                pack.name(),
                pack.version(),
                pack.rules().stream().map(Rule::id).distinct().toList(),
                pack.examples().size(),
                AnalysisView.of(Analyses.of(draft, packs.current())));
    }
}
