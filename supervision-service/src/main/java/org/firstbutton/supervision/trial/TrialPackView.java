package org.firstbutton.supervision.trial;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firstbutton.supervision.rules.PackAnalysis;
import org.jspecify.annotations.Nullable;

/** 试行规则包视图 — an uploaded pack as it stands; text and analysis only where one pack is asked for. */
public record TrialPackView(
        UUID id,
        String pack,
        String version,
        String file,
        String sha256,
        String uploadedBy,
        Instant uploadedAt,
        String state,
        boolean shadow,
        @Nullable String proposal,
        @Nullable String proposedBy,
        long revision,
        @Nullable UUID lastBackTest,
        @Nullable String yaml,
        @Nullable AnalysisView analysis) {

    /** What a reader of one rule does not see. */
    public record AnalysisView(
            List<UnreachableRule> unreachable, List<RuleConflict> conflicts, List<String> unwatched) {
        static AnalysisView of(PackAnalysis analysis) {
            return new AnalysisView(
                    analysis.unreachable().stream()
                            .map(each -> new UnreachableRule(
                                    each.rule(),
                                    each.part(),
                                    each.why().zh(),
                                    each.why().en()))
                            .toList(),
                    analysis.conflicts().stream()
                            .map(each -> new RuleConflict(
                                    each.rule(),
                                    each.other(),
                                    each.otherPack(),
                                    each.blocking(),
                                    each.why().zh(),
                                    each.why().en()))
                            .toList(),
                    analysis.unwatched());
        }
    }

    /** A rule that arms nothing. */
    public record UnreachableRule(String rule, String part, String whyZh, String whyEn) {}

    /** A rule that contradicts another; a blocking one keeps the pack from being activated. */
    public record RuleConflict(
            String rule, String other, String otherPack, boolean blocking, String whyZh, String whyEn) {}

    static TrialPackView brief(TrialPack pack, @Nullable UUID lastBackTest) {
        return view(pack, lastBackTest, null, null);
    }

    static TrialPackView whole(TrialPack pack, @Nullable UUID lastBackTest, PackAnalysis analysis) {
        return view(pack, lastBackTest, pack.yaml(), AnalysisView.of(analysis));
    }

    private static TrialPackView view(
            TrialPack pack, @Nullable UUID lastBackTest, @Nullable String yaml, @Nullable AnalysisView analysis) {
        return new TrialPackView(
                pack.id(),
                pack.name(),
                pack.version(),
                pack.file(),
                pack.sha256(),
                pack.uploadedBy(),
                pack.uploadedAt(),
                pack.state().name(),
                pack.shadow(),
                pack.proposal() == null ? null : pack.proposal().name(),
                pack.proposedBy(),
                pack.revision(),
                lastBackTest,
                yaml,
                analysis);
    }
}
