package org.firstbutton.localrun.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.county.Plant;
import org.firstbutton.localrun.demo.Findings.Found;
import org.junit.jupiter.api.Test;

class ScorecardTest {
    private static final Instant END = Instant.parse("2026-11-22T04:00:00Z");
    private static final List<Plant> PLANTED = List.of(
            new Plant("ALT-05", "A-1"), new Plant("ALT-05", "A-2"), new Plant("SUP-10", "s"), new Plant("SUP-10", "s"));

    @Test
    void exactlyWhatWasPlanted_isExact() {
        assertThat(card(raised("SUP-10", "s"), raised("ALT-05", "A-2"), raised("ALT-05", "A-1"), raised("SUP-10", "s"))
                        .isExact())
                .isTrue();
    }

    @Test
    void aSecondFindingOnTheSameSubject_isMissedWhenItIsMissing_andExtraWhenItIsTooMany() {
        assertThat(card(raised("ALT-05", "A-1"), raised("ALT-05", "A-2"), raised("SUP-10", "s"))
                        .missed())
                .containsExactly(new Plant("SUP-10", "s"));
        assertThat(card(
                                raised("ALT-05", "A-1"),
                                raised("ALT-05", "A-1"),
                                raised("ALT-05", "A-2"),
                                raised("SUP-10", "s"),
                                raised("SUP-10", "s"))
                        .extra())
                .containsExactly(new Plant("ALT-05", "A-1"));
    }

    @Test
    void whatWasWithdrawn_isNotFound() {
        Scorecard card = card(
                new Found("ALT-05", "A-1", "WITHDRAWN", END.minusSeconds(60)),
                raised("ALT-05", "A-2"),
                raised("SUP-10", "s"),
                raised("SUP-10", "s"));
        assertThat(card.missed()).containsExactly(new Plant("ALT-05", "A-1"));
        assertThat(card.withdrawn()).isEqualTo(1);
    }

    @Test
    void theTable_saysForEachRuleWhatIsMissingAndWhatIsTooMany() {
        Scorecard card = card(
                raised("ALT-05", "A-1"),
                raised("FIL-03", "A-9"),
                raised("SUP-10", "s"),
                raised("SUP-10", "s"),
                new Found("SUP-10", "s", "RAISED", END));
        assertThat(card.text(Map.of("ALT-05", Words.of("派警超时", "Dispatch overdue"))))
                .isEqualToNormalizingNewlines("""
                        规则 rule  名称 name                  埋设 planted  查到 found  漏 missed  多 extra
                        ALT-05     派警超时 Dispatch overdue  2             1           1          0
                        FIL-03                                0             1           0          1
                        SUP-10                                2             2           0          0
                        合计 sum                              4             4           1          1
                          漏 missed  ALT-05  A-2
                          多 extra  FIL-03  A-9
                          另有 1 条起于载入之后(例如系统停止期间数据源静默),不计入对照。
                          1 more began after the history (for example sources that were silent while the system was stopped); they are not compared.
                        """);
    }

    private static Scorecard card(Found... found) {
        return Scorecard.of(PLANTED, List.of(found), END);
    }

    private static Found raised(String rule, String subject) {
        return new Found(rule, subject, "RAISED", END.minusSeconds(60));
    }
}
