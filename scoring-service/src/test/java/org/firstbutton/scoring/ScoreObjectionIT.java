package org.firstbutton.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.scoring.FactsFixture.BROKEN;
import static org.firstbutton.scoring.FactsFixture.told;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.accountability.AccountabilityFact.ViolationConfirmed;
import org.firstbutton.contract.supervision.FindingFact.FindingConfirmed;
import org.junit.jupiter.api.Test;

/** An officer objects to an entry of his account; somebody else decides. */
@QuarkusTest
class ScoreObjectionIT extends CountyScenario {

    @Test
    void anUpheldObjection_leavesTheEntryToBeSeen_andTakesAwayWhatItCost() {
        String officer = officer();
        found(officer, "HIGH");
        ScoreDesk self = self(officer);
        ScoreDesk brigade = new ScoreDesk("l-1", Roles.LEGAL_BRIGADE, county);
        String entry = entry(self, officer);
        self.refused(400, "score-objections:object", Map.of("entryId", entry));
        self.refused(
                400,
                "score-objections:object",
                Map.of("entryId", UUID.randomUUID().toString(), "grounds", "…"));
        new ScoreDesk("nosy", Roles.HANDLING_OFFICER, county + "U001/")
                .refused(400, "score-objections:object", Map.of("entryId", entry, "grounds", "他人分录"));

        String objection = "score-objections/"
                + self.does("score-objections:object", Map.of("entryId", entry, "grounds", "当日系统故障"))
                        .getString("id");
        self.refused(409, "score-objections:object", Map.of("entryId", entry, "grounds", "再提一次"));
        new ScoreDesk(officer, Roles.LEGAL_BRIGADE, county)
                .refused(409, objection + ":decide", Map.of("upheld", true, "reason", "自己决定"));
        brigade.refused(400, objection + ":decide", Map.of("upheld", true));
        brigade.does(objection + ":decide", Map.of("upheld", true, "reason", "复核属实"));

        await(() -> balance(self, officer) == 100f);
        JsonPath entries = self.reads("accounts/officer:" + officer + "/entries");
        assertThat(entries.getList("items.delta", Float.class)).containsExactly(0f, 5f, -5f);
        assertThat(entries.getString("items[0].terms.kind")).contains("OBJECTION_UPHELD");
        assertThat(entries.getString("items[1].why.zh")).contains("异议成立");
        assertThat(recompute().getBoolean("identical"))
                .as(recompute().getString("rebuilt"))
                .isTrue();
    }

    @Test
    void anObjectionNotUpheld_changesNothing_andEveryOtherKindOfEntryMayBeObjectedToAsWell() {
        String officer = officer();
        Fact violation = new ViolationConfirmed("v-" + county, officer, "PROHIBITION", "3", "i-1", false);
        topic.tell(told(violation, "acc" + county, "acc" + county, 1, county + "U001/", BROKEN, "i-9"));
        ScoreDesk self = self(officer);
        String violated = entry(self, officer);
        ScoreDesk brigade = new ScoreDesk("l-1", Roles.LEGAL_BRIGADE, county);
        found(officer, "LOW");
        await(() -> balance(self, officer) == 89.5f);
        String small = self.reads("accounts/officer:" + officer + "/entries").getString("items[0].id");

        decided(self, brigade, small, false);
        decided(self, brigade, violated, true);

        await(() -> balance(self, officer) == 99.5f);
    }

    private static void decided(ScoreDesk self, ScoreDesk brigade, String entry, boolean upheld) {
        String id = self.does("score-objections:object", Map.of("entryId", entry, "grounds", "有异议"))
                .getString("id");
        brigade.does("score-objections/" + id + ":decide", Map.of("upheld", upheld, "reason", "复核"));
    }

    private void found(String officer, String severity) {
        String finding = UUID.randomUUID().toString();
        Fact fact = new FindingConfirmed(
                finding, "ALT-16", severity, "m-" + finding, county + "U001/", officer, BROKEN, "核实", null);
        topic.tell(told(fact, "m-" + finding, finding, 1, county + "U001/", BROKEN, "s"));
    }

    private static String entry(ScoreDesk self, String officer) {
        String entries = "accounts/officer:" + officer + "/entries";
        await(() -> self.get(entries).statusCode() == 200
                && !self.reads(entries).getList("items").isEmpty());
        return self.reads(entries).getString("items[0].id");
    }

    private static float balance(ScoreDesk self, String officer) {
        return self.reads("accounts/officer:" + officer).getFloat("balance");
    }

    private ScoreDesk self(String officer) {
        return new ScoreDesk(officer, Roles.HANDLING_OFFICER, county + "U001/");
    }

    private String officer() {
        return "O" + county.substring(7, 15);
    }
}
