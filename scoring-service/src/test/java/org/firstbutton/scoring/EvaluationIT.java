package org.firstbutton.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.stream.IntStream;
import org.firstbutton.chassis.access.Roles;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EvaluationIT extends CountyScenario {
    private static final int COUNTIES = 17;

    @Test
    void seventeenCountiesProposingNineExcellent_areSentBack_andPassWithThree() {
        ScoreDesk admin = new ScoreDesk("s-1", Roles.SCORE_ADMIN, county);
        ScoreDesk evaluator = new ScoreDesk("e-1", Roles.LEGAL_CORPS, county);
        ScoreDesk second = new ScoreDesk("e-2", Roles.LEGAL_CORPS, county);
        ScoreDesk committee = new ScoreDesk("c-1", Roles.SUPERVISION_COMMITTEE, county);
        String run = "evaluations/"
                + admin.does(
                                "evaluations:open",
                                Map.of("level", "COUNTY", "period", "2025", "capPercent", 20, "evaluated", COUNTIES))
                        .getString("id");
        round(admin, evaluator, second, run, 9);

        assertThat(committee.refused(409, run + ":pass-ratio", Map.of()).getString("rule"))
                .contains("ACC-03");
        evaluator.refused(409, run + ":order-rerun", Map.of("reason", "自己核定自己"));
        committee.does(run + ":order-rerun", Map.of("reason", "优秀比例偏高，推倒重来"));
        JsonPath facts = committee.reads(run + "/facts");
        assertThat(facts.getString("items.find { it.type == 'evaluation.rerun-ordered' }.data.grounds"))
                .contains("EXCELLENT_CAP");

        round(admin, evaluator, second, run, 3);
        assertThat(committee.reads(run + "/result").getInt("round")).isEqualTo(2);
        committee.refused(409, run + ":order-rerun", Map.of("reason", "无依据"));
        committee.does(run + ":pass-ratio", Map.of());
        objections(evaluator, committee, run);
        await(() ->
                committee.get(run).jsonPath().getString("state").equals("FINAL") || committeeFinalises(committee, run));
        admin.does(run + ":publish", Map.of("audience", "PROVINCE"));
        assertThat(committee.does(run + ":use", Map.of("use", "COMMENDATION")).getString("state"))
                .isEqualTo("USED");
        JsonPath result = committee.reads(run + "/result");
        assertThat(result.getInt("results.count { it.grade == 'EXCELLENT' }")).isEqualTo(3);
        assertThat(result.getString("results.find { it.subject == 'C16' }.grade"))
                .isEqualTo("PASS");
    }

    private static void round(ScoreDesk admin, ScoreDesk evaluator, ScoreDesk second, String run, int excellent) {
        admin.does(run + ":collect", Map.of());
        IntStream.range(0, COUNTIES).forEach(n -> {
            double score = n < excellent ? 98 - n * 0.5 : 88 - n;
            evaluator.does(
                    run + ":submit",
                    Map.of(
                            "subject",
                            "C" + n,
                            "score",
                            score,
                            "grade",
                            n < excellent ? "EXCELLENT" : "GOOD",
                            "openCritical",
                            0,
                            "rectified",
                            100));
        });
        evaluator.refused(409, run + ":rescore", Map.of("subject", "C1", "score", 97));
        second.does(run + ":rescore", Map.of("subject", "C0", "score", 97.5));
        second.does(run + ":rescore", Map.of("subject", "C16", "score", 72));
        admin.does(run + ":close-round", Map.of());
        admin.does(run + ":check-ratio", Map.of());
    }

    private static void objections(ScoreDesk evaluator, ScoreDesk committee, String run) {
        evaluator.does(run + ":object", Map.of("subject", "C16", "grounds", "漏计一项"));
        committee.refused(409, run + ":finalise", Map.of());
        evaluator.refused(403, run + ":use", Map.of("use", "COMMENDATION"));
        committee.does(
                run + ":decide-objection", Map.of("subject", "C16", "upheld", true, "score", 73.5, "reason", "复核属实"));
    }

    private static boolean committeeFinalises(ScoreDesk committee, String run) {
        return committee.get(run).jsonPath().getString("expiresAt") != null && finalised(committee, run);
    }

    private static boolean finalised(ScoreDesk committee, String run) {
        try {
            return committee.does(run + ":finalise", Map.of()).getInt("detail.excellent") == 3;
        } catch (AssertionError stillOpen) {
            return false;
        }
    }
}
