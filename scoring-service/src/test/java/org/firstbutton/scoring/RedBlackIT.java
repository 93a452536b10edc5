package org.firstbutton.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.scoring.FactsFixture.dispatchedTo;
import static org.firstbutton.scoring.FactsFixture.received;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.rectification.RectificationFact.RectificationOrdered;
import org.firstbutton.contract.rectification.RectificationFact.RectificationPassed;
import org.firstbutton.contract.supervision.FindingFact.FindingConfirmed;
import org.junit.jupiter.api.Test;

/** The red and black list of a quarter: drawn, objected to, published to a level, taken off once it was put right. */
@QuarkusTest
class RedBlackIT extends CountyScenario {
    private static final Instant AUGUST = Instant.parse("2026-08-10T03:00:00Z");
    private static final String QUARTER = "boards/units?from=2026-07-01&to=2026-09-30";
    private static final int UNITS = 10;
    private static final int ALERTS = 30;
    private static final int GRAVE = 4;

    @Test
    void theBestAndTheWorstOfTenUnits_stand_areObjectedTo_andTheBlackEntryGoesWhenItWasPutRight() {
        List<String> grave = aQuarterOfTenUnits();
        ScoreDesk brigade = new ScoreDesk("b-1", Roles.LEGAL_BRIGADE, county);
        ScoreDesk leader = new ScoreDesk("bl-1", Roles.BUREAU_LEADER, county);
        await(() -> brigade.reads(QUARTER).getInt("units.findings.sum()") == GRAVE + UNITS - 2
                && brigade.reads(QUARTER).getInt("units.alerts.sum()") == 2 * UNITS * ALERTS);

        JsonPath drawn =
                brigade.does("lists:draft", Map.of("list", "RED_BLACK", "period", "2026-Q3", "audience", "COUNTY"));
        String list = "lists/" + drawn.getString("id");
        assertThat(drawn.getString("detail.audience"))
                .as("to whom it is published")
                .isEqualTo("COUNTY");
        JsonPath entries = brigade.reads(list + "/entries");
        assertThat(entries.getList("items.findAll { it.side == 'BEST' }.entry")).containsExactly(unit(1));
        assertThat(entries.getList("items.findAll { it.side == 'WORST' }.entry"))
                .containsExactly(unit(UNITS));

        new ScoreDesk("cm-1", Roles.CASE_MANAGER, county)
                .does(list + ":object", Map.of("entry", unit(UNITS), "grounds", "辖区警情最多"));
        leader.refused(409, list + ":publish", Map.of());
        leader.does(
                list + ":decide-objection", Map.of("entry", unit(UNITS), "upheld", false, "reason", "按率计算，与警情多少无关"));
        await(() -> published(leader, list));

        noSecondDeduction(brigade);
        putRight(leader, list, grave);
    }

    // Four grave findings cost the unit 40 points; that it is on the black list costs nothing more.
    private void noSecondDeduction(ScoreDesk brigade) {
        JsonPath entries = brigade.reads("accounts/" + unit(UNITS) + "/entries");
        assertThat(entries.getList("items.source")).hasSize(GRAVE).containsOnly("CONFIRMED_FINDING");
        assertThat(entries.getFloat("items.delta.sum()")).isEqualTo(-10f * GRAVE);
    }

    private void putRight(ScoreDesk leader, String list, List<String> grave) {
        Map<String, ?> off = Map.of("entry", unit(UNITS), "reason", "整改到位");
        assertThat(leader.refused(409, list + ":remove-entry", off).getString("rule"))
                .contains("after rectification");
        for (int n = 0; n < GRAVE; n++) {
            String order = "order-" + grave.get(n);
            told(
                    order,
                    new RectificationOrdered(order, grave.get(n), "ALT-16", "CRITICAL", path(UNITS), null, null, null),
                    1);
            if (n > 0) {
                told(order, new RectificationPassed(order, grave.get(n), "ALT-16"), 2);
            }
        }
        String last = "order-" + grave.get(0);
        assertThat(leader.refused(409, list + ":remove-entry", off).getString("rule"))
                .as("one of the orders is still open")
                .contains("after rectification");
        leader.refused(409, list + ":remove-entry", Map.of("entry", unit(1), "reason", "红榜不撤"));
        told(last, new RectificationPassed(last, grave.get(0), "ALT-16"), 2);

        await(() -> removed(leader, list, off));
        JsonPath entries = leader.reads(list + "/entries");
        assertThat(entries.getBoolean("items.find { it.side == 'WORST' }.stands"))
                .isFalse();
        assertThat(entries.getString("items.find { it.side == 'WORST' }.removedAt"))
                .as("it stays to be seen that it was there, and since when no more")
                .isNotNull();
    }

    private static boolean published(ScoreDesk leader, String list) {
        try {
            leader.does(list + ":publish", Map.of());
            return true;
        } catch (AssertionError stillOpen) {
            return false;
        }
    }

    private static boolean removed(ScoreDesk leader, String list, Map<String, ?> off) {
        try {
            leader.does(list + ":remove-entry", off);
            return true;
        } catch (AssertionError notYet) {
            return false;
        }
    }

    /** Of ten units the first has no finding, the last has grave ones, the others one small one each. */
    private List<String> aQuarterOfTenUnits() {
        List<RecordedFact> facts = new ArrayList<>();
        for (int unit = 1; unit <= UNITS; unit++) {
            for (int n = 0; n < ALERTS; n++) {
                String alert = "alert-" + path(unit) + n;
                Instant at = AUGUST.plusSeconds(n);
                facts.add(FactsFixture.told(received(), alert, 1, county, at));
                facts.add(FactsFixture.told(dispatchedTo("E1"), alert, 2, path(unit), at));
            }
            if (unit > 1 && unit < UNITS) {
                facts.add(found(UUID.randomUUID().toString(), unit, "LOW"));
            }
        }
        List<String> grave = new ArrayList<>();
        for (int n = 0; n < GRAVE; n++) {
            grave.add(UUID.randomUUID().toString());
            facts.add(found(grave.get(n), UNITS, "CRITICAL"));
        }
        topic.tell(facts.toArray(RecordedFact[]::new));
        return grave;
    }

    private RecordedFact found(String finding, int unit, String severity) {
        FindingConfirmed fact =
                new FindingConfirmed(finding, "ALT-16", severity, "a-1", path(unit), null, AUGUST, "核实", null);
        return FactsFixture.told(fact, finding, 1, path(unit), AUGUST);
    }

    private void told(String order, org.firstbutton.contract.Fact fact, long version) {
        topic.tell(FactsFixture.told(fact, order, version, path(UNITS), Instant.now()));
    }

    private String path(int unit) {
        return county + "U%03d/".formatted(unit);
    }

    private String unit(int unit) {
        return "unit:" + account("U%03d/".formatted(unit));
    }
}
