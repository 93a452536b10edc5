package org.firstbutton.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.firstbutton.supervision.rules.PackAnalysis.Conflict;
import org.firstbutton.supervision.rules.PackAnalysis.Unreachable;
import org.junit.jupiter.api.Test;

class PackAnalysisTest {
    private static final String DESK = PackReader.text("/packs/trial-desk.yaml");

    @Test
    void theShippedPacks_raiseNoFindingTwice() {
        List<RulePack> all = ShippedPacks.all();

        for (RulePack pack : all) {
            List<RulePack> others = all.stream()
                    .filter(other -> !other.name().equals(pack.name()))
                    .toList();
            assertThat(PackAnalysis.of(pack, others, Set.of()).conflicts())
                    .as(pack.name())
                    .noneMatch(Conflict::blocking);
        }
    }

    @Test
    void aRuleThatCanNeverSpeak_isNamed() {
        RulePack never = read(DESK.replace(
                "trigger: alert.classified", "trigger: alert.classified\n    when: 'false && fact.level == 1'"));
        RulePack sometimes =
                read(DESK.replace("trigger: alert.classified", "trigger: alert.classified\n    when: fact.level == 1"));

        assertThat(unreachable(never, Set.of())).containsExactly("TRY-01");
        assertThat(unreachable(sometimes, Set.of())).isEmpty();
        assertThat(unreachable(sometimes, Set.of("alert.classified"))).containsExactly("TRY-01");
        assertThat(unreachable(sometimes, Set.of("alert.dispatched"))).containsExactly("TRY-01");
    }

    @Test
    void theSameDutyWithAnotherLimit_isAConflict() {
        RulePack other = read(DESK.replace("TRY-01", "TRY-02")
                .replace("5 MINUTES", "4 MINUTES")
                .replace("trial-desk", "other-desk"));
        RulePack stricter = read(DESK.replace("TRY-01", "TRY-02")
                .replace("5 MINUTES", "4 MINUTES")
                .replace("severity: MEDIUM", "severity: HIGH")
                .replace("trial-desk", "other-desk"));

        assertThat(PackAnalysis.of(read(DESK), List.of(other), Set.of()).conflicts())
                .extracting(Conflict::other)
                .containsExactly("TRY-02");
        assertThat(PackAnalysis.of(read(DESK), List.of(stricter), Set.of()).conflicts())
                .isEmpty();
    }

    @Test
    void theSameRuleInAnotherPack_blocks() {
        RulePack twin = read(DESK.replace("pack: trial-desk", "pack: other-desk"));

        assertThat(PackAnalysis.of(read(DESK), List.of(twin), Set.of()).isBlocked())
                .isTrue();
    }

    @Test
    void stagesThatNobodyWatches_areNamed() {
        List<String> unwatched =
                PackAnalysis.of(read(DESK), List.of(), Set.of()).unwatched();

        assertThat(unwatched)
                .contains("alert.closed")
                .doesNotContain("alert.classified", "alert.dispatched", "finding.raised");
    }

    private static RulePack read(String yaml) {
        return PackReader.read("desk.yaml", yaml);
    }

    private static List<String> unreachable(RulePack pack, Set<String> unrecorded) {
        return PackAnalysis.of(pack, List.of(), unrecorded).unreachable().stream()
                .map(Unreachable::rule)
                .toList();
    }
}
