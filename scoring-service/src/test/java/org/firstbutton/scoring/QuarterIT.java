package org.firstbutton.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.scoring.FactsFixture.dispatchedTo;
import static org.firstbutton.scoring.FactsFixture.received;
import static org.firstbutton.scoring.FactsFixture.told;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.alert.AlertFact.FeedbackSubmitted;
import org.firstbutton.contract.citizen.CitizenFact.CallbackCompleted;
import org.firstbutton.contract.review.ReviewFact.AlertInspected;
import org.firstbutton.contract.supervision.FindingFact.FindingConfirmed;
import org.junit.jupiter.api.Test;

/** A quarter of a county, from the events to the published boards. */
@QuarkusTest
class QuarterIT extends CountyScenario {
    private static final Instant AUGUST = Instant.parse("2026-08-10T03:00:00Z");
    private static final String QUARTER = "boards/units?from=2026-07-01&to=2026-09-30";

    @Test
    void fromEventsToPublishedBoards() {
        String good = "G" + county.substring(7, 15);
        String bad = "B" + county.substring(7, 15);
        worked("U001/", good, 40);
        worked("U002/", bad, 40);
        found("U002/", bad, 0, "CRITICAL");
        found("U002/", bad, 1, "LOW");
        ScoreDesk brigade = new ScoreDesk("b-1", Roles.LEGAL_BRIGADE, county);
        ScoreDesk leader = new ScoreDesk("bl-1", Roles.BUREAU_LEADER, county);
        await(() -> brigade.reads(QUARTER).getInt("units.findings.sum()") == 2
                && brigade.reads(QUARTER).getInt("units.alerts.sum()") == 160
                && brigade.reads("satisfaction?from=2026-07-01&to=2026-09-30").getInt("replies") == 80);
        assertThat(brigade.reads("satisfaction?from=2026-07-01&to=2026-09-30").getFloat("percent"))
                .isEqualTo(100f);
        JsonPath board = brigade.reads(QUARTER);
        assertThat(board.getString("units.find { it.orgPath.endsWith('U002/') }.gap.says.zh"))
                .contains("少扣");

        theListOfAMonth_isPublishedAndScoresNobody(brigade, leader);
        String list = "lists/" + draft(brigade, "BEST_WORST_ALERTS");
        JsonPath drafted = brigade.reads(list + "/entries");
        assertThat(drafted.getList("items.findAll { it.side == 'WORST' }.entry"))
                .containsExactly(alert("U002/", 0), alert("U002/", 1));
        brigade.refused(400, list + ":object", Map.of("entry", "unheard-of", "grounds", "…"));
        leader.refused(409, "papers:issue-list", Map.of("list", list.substring("lists/".length())));
        brigade.does(list + ":object", Map.of("entry", alert("U002/", 1), "grounds", "仍在复核"));
        leader.refused(409, list + ":publish", Map.of());
        leader.does(list + ":decide-objection", decision(alert("U002/", 1)));
        published(leader, list);

        scoredOnce(bad, leader, list);
        JsonPath officers = leader.reads("boards/officers?quarter=2026-Q3");
        assertThat(officers.getString("officers.find { it.account == 'officer:" + good + "' }.balance"))
                .isEqualTo("103");
        assertThat(recompute().getBoolean("identical"))
                .as(recompute().getString("rebuilt"))
                .isTrue();
    }

    private void theListOfAMonth_isPublishedAndScoresNobody(ScoreDesk brigade, ScoreDesk leader) {
        brigade.refused(400, "lists:draft", month("BEST_WORST_DOSSIERS", "2026-08"));
        brigade.refused(400, "lists:draft", month("BEST_WORST_ALERTS", "2026-13"));
        brigade.refused(400, "lists:draft", month("BEST_WORST_ALERTS", "2099-01"));
        String july = brigade.does("lists:draft", month("BEST_WORST_ALERTS", "2026-07"))
                .getString("id");
        assertThat(brigade.reads("lists/" + july + "/entries").getList("items")).isEmpty();
        String august = brigade.does("lists:draft", month("BEST_WORST_ALERTS", "2026-08"))
                .getString("id");
        assertThat(brigade.reads("lists/" + august + "/entries").getList("items.findAll { it.side == 'WORST' }"))
                .hasSize(2);
        await(() -> publishes(leader, "lists/" + august));
        assertThat(leader.does("papers:issue-list", Map.of("list", august)).getString("title"))
                .isEqualTo("关于公布2026年8月十佳十差警情的通报");
        assertThat(factsTold("list.entry-scored", august)).isZero();
    }

    private static Map<String, String> month(String list, String period) {
        return Map.of("list", list, "period", period, "audience", "COUNTY");
    }

    private static boolean publishes(ScoreDesk leader, String list) {
        try {
            leader.does(list + ":publish", Map.of());
            return true;
        } catch (AssertionError stillOpen) {
            return false;
        }
    }

    // Who is among the worst for what has cost him points already, is not charged for it again.
    private void scoredOnce(String bad, ScoreDesk leader, String list) {
        JsonPath standing = leader.reads(list + "/entries");
        assertThat(standing.getList("items.findAll { it.side == 'WORST' && it.stands }"))
                .hasSize(1);
        ScoreDesk worst = new ScoreDesk(bad, Roles.HANDLING_OFFICER, county);
        await(() -> worst.reads(account(bad, "/explain?quarter=2026-Q4"))
                        .getList("rests.findAll { it.entry.source == 'LISTED' }")
                        .size()
                == 1);
        JsonPath explained = worst.reads(account(bad, "/explain?quarter=2026-Q4"));
        assertThat(explained.getFloat("rests[0].entry.delta")).isEqualTo(0f);
        assertThat(explained.getString("rests[0].entry.terms.kind")).contains("ALREADY_SCORED");
        leader.refused(409, list + ":remove-entry", Map.of("entry", alert("U002/", 0), "reason", "整改"));
    }

    private static Map<String, ?> decision(String entry) {
        return Map.of("entry", entry, "upheld", true, "reason", "复核未结");
    }

    private static String draft(ScoreDesk brigade, String list) {
        brigade.refused(400, "lists:draft", Map.of("list", list, "period", "2099-Q1", "audience", "COUNTY"));
        return brigade.does("lists:draft", Map.of("list", list, "period", "2026-Q3", "audience", "COUNTY"))
                .getString("id");
    }

    private void published(ScoreDesk leader, String list) {
        await(() -> publishes(leader, list));
        String id = list.substring("lists/".length());
        assertThat(factsTold("list.published", id)).isEqualTo(1);
        assertThat(leader.does("papers:issue-list", Map.of("list", id)).getString("title"))
                .isEqualTo("关于公布2026年第三季度十佳十差警情的通报");
    }

    private static String account(String officer, String tail) {
        return "accounts/officer:" + officer + tail;
    }

    private String alert(String unit, int n) {
        return "alert-" + county + unit + n;
    }

    private void worked(String unit, String officer, int alerts) {
        List<RecordedFact> facts = new ArrayList<>();
        for (int n = 0; n < alerts; n++) {
            String alert = alert(unit, n);
            Instant at = AUGUST.plusSeconds(n);
            String path = county + unit;
            facts.add(told(received(), alert, alert, 1, county, at, "call-taker"));
            facts.add(told(dispatchedTo("E1"), alert, alert, 2, path, at, "dispatcher"));
            facts.add(told(
                    new FeedbackSubmitted("fb", null, null, null, null, null, null, null, null, null, null),
                    alert,
                    alert,
                    3,
                    path,
                    at.plusSeconds(60),
                    officer));
            facts.add(told(
                    new AlertInspected("x", "HUMAN", "OK", null, null, null, null),
                    alert,
                    "insp-" + alert,
                    1,
                    path,
                    at.plusSeconds(120),
                    "inspector"));
            facts.add(told(
                    new CallbackCompleted("cb-" + alert, "VOICE", "SATISFIED", path, true, 5, true, true, false),
                    alert,
                    "cb-" + alert,
                    1,
                    path,
                    at.plusSeconds(180),
                    "agent"));
        }
        topic.tell(facts.toArray(RecordedFact[]::new));
    }

    private void found(String unit, String officer, int n, String severity) {
        String finding = UUID.randomUUID().toString();
        FindingConfirmed fact = new FindingConfirmed(
                finding, "ALT-16", severity, alert(unit, n), county + unit, officer, AUGUST, "核实", null);
        topic.tell(told(fact, alert(unit, n), finding, 1, county + unit, AUGUST, "s"));
    }
}
