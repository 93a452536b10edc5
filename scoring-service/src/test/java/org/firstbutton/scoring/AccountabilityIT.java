package org.firstbutton.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.scoring.FactsFixture.BROKEN;
import static org.firstbutton.scoring.FactsFixture.told;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.accountability.AccountabilityFact.SanctionRevoked;
import org.firstbutton.contract.accountability.AccountabilityFact.ToleranceDecided;
import org.firstbutton.contract.accountability.AccountabilityFact.ViolationConfirmed;
import org.firstbutton.contract.supervision.FindingFact.FindingOverturned;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountabilityIT extends CountyScenario {
    private static final Instant MARCH = Instant.parse("2026-03-12T02:00:00Z");

    @Test
    void anOfficersSecondBanInAYearAfterATransfer_isAProposal_untilAnAppealTakesOneBack() {
        String officer = "P" + county.substring(7, 15);
        String elsewhere = county.replace("/C", "/D");
        tell(violation(officer, county, "i-1"), "acc-1" + county, county + "U001/", MARCH);
        tell(violation(officer, county, "i-2"), "acc-2" + county, elsewhere + "U009/", BROKEN);
        ScoreDesk inspectorate = new ScoreDesk("i-1", Roles.INSPECTORATE, county);
        ScoreDesk later = new ScoreDesk("i-2", Roles.INSPECTORATE, elsewhere);

        await(() -> later.reads("ban-violations?year=2026").getInt("officers.size()") == 1
                && later.reads("ban-violations?year=2026").getInt("officers[0].counted") == 2);
        assertThat(inspectorate.reads("ban-violations?year=2026").getBoolean("officers[0].proposalDue"))
                .isTrue();
        assertThat(lifetime(officer)).isEqualTo(-10f);

        tell(new SanctionRevoked("s-1", null, officer, "i-1", "申诉成立"), "acc-3" + county, county + "U001/", BROKEN);

        await(() -> inspectorate.reads("ban-violations?year=2026").getInt("officers[0].counted") == 1);
        assertThat(inspectorate.reads("ban-violations?year=2026").getBoolean("officers[0].proposalDue"))
                .isFalse();
        await(() -> entries(officer).getList("items").size() == 3);
        assertThat(entries(officer).getList("items.delta", Float.class)).containsExactly(-10f, 10f, -10f);
        assertThat(lifetime(officer)).isEqualTo(-10f);
    }

    @Test
    void whenAFindingIsOverturned_whatItMadeWorseIsReckonedAgain() {
        String officer = "P" + county.substring(7, 15);
        String first = finding(officer, "m-1", BROKEN);
        finding(officer, "m-2", BROKEN.plus(Duration.ofDays(3)));
        await(() -> lifetime(officer) == -12.5f);

        topic.tell(told(
                new FindingOverturned(first, "ALT-16", "复核", officer), "m-1" + county, first, 2, county, BROKEN, "s"));

        await(() -> lifetime(officer) == -5f);
        JsonPath explained = new ScoreDesk(officer, Roles.HANDLING_OFFICER, county)
                .reads("accounts/officer:" + officer + "/explain?quarter=2026-Q4");
        assertThat(explained.getList("rests.findAll { it.counts }")).hasSize(1);
        assertThat(explained.getFloat("balance.balance")).isEqualTo(95f);
        assertThat(explained.getList("rests.entry.why.zh", String.class))
                .anyMatch(why -> why.contains("推翻"))
                .anyMatch(why -> why.contains("重算"));
        assertThat(recompute().getBoolean("identical"))
                .as(recompute().getString("rebuilt"))
                .isTrue();
    }

    @Test
    void tolerance_leavesTheFindingToBeSeen_andTakesAwayWhatItCost() {
        String officer = "P" + county.substring(7, 15);
        String finding = finding(officer, "m-1", BROKEN);
        await(() -> lifetime(officer) == -5f);

        tell(new ToleranceDecided(finding, officer, "EXEMPT", "系统故障"), "acc-4" + county, county, BROKEN);

        await(() -> lifetime(officer) == 0f);
        assertThat(entries(officer).getList("items")).hasSize(3);
        assertThat(entries(officer).getString("items[0].terms.kind")).contains("TOLERANCE_EXEMPT");
        assertThat(new ScoreDesk("l-1", Roles.LEGAL_BRIGADE, county)
                        .reads("accounts/county:" + county.replaceAll("/$", "").replace('/', '.') + "?quarter=2026-Q4")
                        .getFloat("uncapped"))
                .isEqualTo(-5f);
    }

    @Test
    void whoReportsHisOwnMistakeFirst_paysLess_andNobodyAcceptsHisOwn() {
        String officer = "P" + county.substring(7, 15);
        ScoreDesk self = new ScoreDesk(officer, Roles.HANDLING_OFFICER, county + "U001/");
        Instant soon = Instant.now().plus(Duration.ofMinutes(2));
        String report = "self-reports/"
                + self.does(
                                "self-reports:submit",
                                Map.of(
                                        "about", "m-1" + county,
                                        "ruleId", "ALT-16",
                                        "account", "未按时反馈，已补录",
                                        "correctedAt", "2026-11-01T08:00:00Z"))
                        .getString("id");
        self.refused(403, report + ":accept", Map.of());
        new ScoreDesk(officer, Roles.LEGAL_OFFICER, county + "U001/").refused(409, report + ":accept", Map.of());
        new ScoreDesk("lo-1", Roles.LEGAL_OFFICER, county + "U001/").does(report + ":accept", Map.of());

        finding(officer, "m-1", soon);

        await(() -> lifetime(officer) == -4f);
        assertThat(entries(officer).getString("items[0].why.en")).contains("reported by himself first");
    }

    private String finding(String officer, String matter, Instant at) {
        String finding = UUID.randomUUID().toString();
        Fact fact = new org.firstbutton.contract.supervision.FindingFact.FindingConfirmed(
                finding, "ALT-16", "HIGH", matter, county + "U001/", officer, at, "核实", null);
        topic.tell(told(fact, matter + county, finding, 1, county + "U001/", at, "s"));
        return finding;
    }

    private void tell(Fact fact, String proceeding, String orgPath, Instant at) {
        topic.tell(told(fact, proceeding, proceeding, 1, orgPath, at, "i-9"));
    }

    private static ViolationConfirmed violation(String officer, String county, String incident) {
        return new ViolationConfirmed("v-" + county + incident, officer, "PROHIBITION", "3", incident, false);
    }

    private float lifetime(String officer) {
        List<Float> one = transactions.asConsumer(
                handle -> handle.createQuery("select balance from score_account where account = :account")
                        .bind("account", "officer:" + officer)
                        .mapTo(Float.class)
                        .list());
        return one.isEmpty() ? Float.NaN : one.get(0);
    }

    private JsonPath entries(String officer) {
        return new ScoreDesk(officer, Roles.HANDLING_OFFICER, county).reads("accounts/officer:" + officer + "/entries");
    }
}
