package org.firstbutton.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firstbutton.scoring.FactsFixture.BROKEN;
import static org.firstbutton.scoring.FactsFixture.confirmed;
import static org.firstbutton.scoring.FactsFixture.told;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.supervision.FindingFact.FindingOverturned;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerIT extends CountyScenario {

    @Test
    void theSameFactDeliveredThrice_countsOnce() {
        alerts("U001/", 30);
        RecordedFact confirmation = told(
                confirmed("f-" + county, "ALT-05", "HIGH", county + "U001/", null), "f-" + county, 1, county, BROKEN);

        topic.tell(confirmation, confirmation, confirmation);
        confirm("U002/", "LOW", null);

        JsonPath board = eventually(b -> b.getInt("units.findings.sum()") == 2);
        assertThat(board.getFloat("units.find { it.orgPath.endsWith('U001/') }.points"))
                .isEqualTo(-5.0f);
        assertThat(factsTold("score.posted", "unit:" + account("U001/"))).isEqualTo(1);
    }

    @Test
    void anOverturnedFinding_leavesEntryAndCounterEntry_andNoPoints() {
        String finding = confirm("U001/", "CRITICAL", "042117");
        topic.tell(told(new FindingOverturned(finding, "ALT-05", "复核", null), finding, 3, county, BROKEN));

        String entries = "/api/v1/accounts/unit:" + account("U001/") + "/entries";
        await(() -> get(entries, brigade()).jsonPath().getList("items") != null
                && get(entries, brigade()).jsonPath().getList("items").size() == 2);

        JsonPath ledger = get(entries, brigade()).jsonPath();
        assertThat(ledger.getList("items.delta", Float.class)).containsExactly(10.0f, -10.0f);
        assertThat(ledger.getString("items[1].reversedBy")).isEqualTo(ledger.getString("items[0].id"));
        assertThat(ledger.getString("items[0].reverses")).isEqualTo(ledger.getString("items[1].id"));
        assertThat(ledger.getString("items[0].why.zh")).contains("冲正");
        JsonPath account = get("/api/v1/accounts/unit:" + account("U001/") + "?quarter=2026-Q4", brigade())
                .jsonPath();
        assertThat(account.getInt("balance")).isEqualTo(100);
        assertThat(account.getInt("lifetime")).isZero();
        assertThat(factsTold("score.reversed", "unit:" + account("U001/"))).isEqualTo(1);
    }

    @Test
    void aPoisonEvent_goesToQuarantine_andItsNeighboursPass() {
        long before = quarantined();
        topic.poison("supervision-findings", "matter-1");
        String finding = "f-" + county;
        topic.tell(
                told(confirmed(finding, "ALT-05", "UNHEARD-OF", county + "U001/", null), finding, 1, county, BROKEN));
        confirm("U002/", "MEDIUM", null);

        eventually(b -> b.getInt("units.findings.sum()") == 1);
        await(() -> quarantined() == before + 2);
    }

    @Test
    void aBalance_isWrittenOutAsASum() {
        confirm("U001/", "HIGH", null);
        confirm("U001/", "LOW", null);
        eventually(b -> b.getInt("units.findings.sum()") == 2);

        JsonPath account = get("/api/v1/accounts/unit:" + account("U001/") + "?quarter=2026-Q4", brigade())
                .jsonPath();

        assertThat(account.getFloat("balance")).isEqualTo(94.5f);
        assertThat(account.getString("formula")).isEqualTo("max(0, 100 + 1 × HIGH (−5) + 1 × LOW (−0.5)) = 94.5");
    }

    @Test
    void anOfficer_readsHisOwnAccountEvenAfterATransfer_andNobodyElses() {
        String number = "P" + county.substring(7, 15);
        confirm("U001/", "LOW", number);
        eventually(b -> b.getInt("units.findings.sum()") == 1);
        String transferred = TokenResource.token(number, Set.of(Roles.HANDLING_OFFICER), "HB/JZ/ELSEWHERE/");
        String colleague = TokenResource.token("P-other", Set.of(Roles.HANDLING_OFFICER), county + "U001/");

        assertThat(get("/api/v1/accounts/officer:" + number + "/entries", transferred)
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
        assertThat(get("/api/v1/accounts/officer:" + number, colleague).statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/accounts/unit:" + account("U001/"), colleague).statusCode())
                .isEqualTo(404);
        assertThat(get(NOVEMBER, colleague).statusCode()).isEqualTo(403);
        assertThat(get(NOVEMBER, null).statusCode()).isEqualTo(401);
    }

    @Test
    void pagesOfEntries_followOneAnotherWithoutGapOrRepeat() {
        IntStream.range(0, 5).forEach(n -> confirm("U001/", "LOW", null));
        eventually(b -> b.getInt("units.findings.sum()") == 5);
        String entries = "/api/v1/accounts/unit:" + account("U001/") + "/entries?limit=2";

        JsonPath first = get(entries, brigade()).jsonPath();
        JsonPath second =
                get(entries + "&cursor=" + first.getString("next"), brigade()).jsonPath();
        JsonPath third =
                get(entries + "&cursor=" + second.getString("next"), brigade()).jsonPath();

        assertThat(first.getList("items.seq")).containsExactly(5, 4);
        assertThat(second.getList("items.seq")).containsExactly(3, 2);
        assertThat(third.getList("items.seq")).containsExactly(1);
        assertThat(third.getString("next")).isNull();
        assertThat(get(entries + "&cursor=nonsense", brigade()).statusCode()).isEqualTo(400);
    }

    @Test
    void recomputing_saysThatNothingDiffers_untilABalanceIsTouched() {
        confirm("U001/", "HIGH", null);
        eventually(b -> b.getInt("units.findings.sum()") == 1);
        assertThat(recompute().getBoolean("identical")).isTrue();

        transactions.asConsumer(handle ->
                handle.execute("update score_account set balance = balance + 3 where org_path = ?", county + "U001/"));

        JsonPath tampered = recompute();
        assertThat(tampered.getBoolean("identical")).isFalse();
        assertThat(tampered.getFloat("differences[0].balance")).isEqualTo(-2.0f);
        assertThat(tampered.getFloat("differences[0].entriesSum")).isEqualTo(-5.0f);
    }

    @Test
    void noRoleCanChangeAnEntry_andEachHasItsAuditEntryAndSealedState() {
        confirm("U001/", "HIGH", null);
        eventually(b -> b.getInt("units.findings.sum()") == 1);

        assertThatThrownBy(() -> transactions.asConsumer(handle -> handle.execute("update score_entry set delta = 0")))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> transactions.asConsumer(handle -> handle.execute("delete from score_entry")))
                .hasMessageContaining("permission denied");
        assertThat(transactions.<List<String>, RuntimeException>asConsumer(handle -> handle.createQuery("""
                                select a.actor || ' ' || a.action || ' ' || (a.state_hash is not null)
                                from audit_entry a join score_entry e on a.object = e.id::text
                                where a.object_kind = 'score-entry' and e.org_path = :unit
                                """)
                        .bind("unit", county + "U001/")
                        .mapTo(String.class)
                        .list()))
                .containsExactly("scoring-service post true");
    }
}
