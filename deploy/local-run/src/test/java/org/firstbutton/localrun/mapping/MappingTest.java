package org.firstbutton.localrun.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstbutton.localrun.mapping.Mapping.MappedAlert;
import org.firstbutton.localrun.mapping.Mapping.MappedFact;
import org.junit.jupiter.api.Test;

class MappingTest {
    private final Mapping mapping = MappingReader.read("minneapolis-cad");

    @Test
    void aCallHandledToItsEnd_becomesItsFactsInTheOrderOfTheirTimes() {
        MappedAlert alert = mapping.apply(aHandledCall(Map.of()));

        assertThat(alert.number()).isEqualTo("B-1");
        assertThat(alert.orgPath()).isEqualTo("MN/MPD/P4/S2N/");
        assertThat(alert.facts())
                .extracting(fact -> fact.occurredAt() + " " + fact.type())
                .containsExactly(
                        "2020-06-21T17:00:00Z alert.received",
                        "2020-06-21T17:00:30Z alert.classified",
                        "2020-06-21T17:02:00Z alert.dispatched",
                        "2020-06-21T17:03:00Z unit.en-route",
                        "2020-06-21T17:10:00Z unit.arrived",
                        "2020-06-21T17:30:00Z unit.cleared",
                        "2020-06-21T17:31:00Z feedback.submitted",
                        "2020-06-21T17:31:00Z alert.closed");
        assertThat(fact(alert, "alert.received").data())
                .hasToString("{\"channel\":\"EMERGENCY_LINE\",\"sourceNumber\":\"B-1\",\"placeKey\":\"L1\"}");
        assertThat(fact(alert, "alert.dispatched").data())
                .hasToString("{\"dispatchId\":\"1\",\"unit\":\"P4\",\"officers\":[]}");
    }

    @Test
    void aPriorityThatChanged_isAReclassificationAtTheLastKnownTime() {
        MappedAlert alert = mapping.apply(aHandledCall(Map.of("priority", "3", "call_closed", "")));

        MappedFact changed = fact(alert, "alert.reclassified");
        assertThat(changed.occurredAt()).hasToString("2020-06-21T17:30:00Z");
        assertThat(changed.data().path("sourcePriority").asInt()).isEqualTo(3);
        assertThat(fact(alert, "alert.classified").data().path("sourcePriority").asInt())
                .isEqualTo(2);
    }

    @Test
    void aReclassificationAtTheInstantOfTheClassification_followsIt() {
        Map<String, String> onlyPickedUp = new LinkedHashMap<>(Map.of("problem", "Fight"));
        List.of("entered_queue", "call_taking_complete", "first_unit_assigned", "first_unit_enroute")
                .forEach(column -> onlyPickedUp.put(column, ""));
        List.of("first_unit_arrived", "first_unit_cleared", "call_closed", "disposition")
                .forEach(column -> onlyPickedUp.put(column, ""));

        assertThat(mapping.apply(aHandledCall(onlyPickedUp)).facts())
                .extracting(MappedFact::type)
                .containsExactly("alert.received", "alert.classified", "alert.reclassified");
    }

    @Test
    void aCallWithoutASector_belongsToItsPrecinct() {
        assertThat(mapping.apply(aHandledCall(Map.of("sector", ""))).orgPath()).isEqualTo("MN/MPD/P4/");
    }

    @Test
    void aFeedbackOnACallThatWasNeverDispatched_namesNoDispatch() {
        MappedAlert alert = mapping.apply(aHandledCall(Map.of("first_unit_assigned", "")));

        assertThat(fact(alert, "feedback.submitted").data().has("dispatchId")).isFalse();
    }

    @Test
    void aPrecinctThatNobodyKnows_refusesTheRowAndNamesTheColumn() {
        assertThatThrownBy(() -> mapping.apply(aHandledCall(Map.of("division", "Precinct 9"))))
                .isInstanceOfSatisfying(
                        BadCell.class, bad -> assertThat(bad.column()).isEqualTo("division"))
                .hasMessageContaining("Precinct 9");
    }

    @Test
    void aTimeThatIsNone_refusesTheRow() {
        assertThatThrownBy(() -> mapping.apply(aHandledCall(Map.of("phone_pickup", "yesterday"))))
                .isInstanceOf(BadCell.class)
                .hasMessageContaining("phone_pickup");
    }

    private static MappedFact fact(MappedAlert alert, String type) {
        return alert.facts().stream()
                .filter(fact -> fact.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static Row aHandledCall(Map<String, String> otherwise) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("call_id", "B-1");
        cells.put("is_911", "Yes");
        cells.put("division", "Precinct 4 North PSA");
        cells.put("sector", "P4 Sec 2N");
        cells.put("initial_problem", "Noise");
        cells.put("problem", "Noise");
        cells.put("initial_priority", "2");
        cells.put("priority", "2");
        cells.put("phone_pickup", "2020-06-21T12:00:00");
        cells.put("entered_queue", "2020-06-21T12:00:20");
        cells.put("call_taking_complete", "2020-06-21T12:00:30");
        cells.put("first_unit_assigned", "2020-06-21T12:02:00");
        cells.put("first_unit_enroute", "2020-06-21T12:03:00");
        cells.put("first_unit_arrived", "2020-06-21T12:10:00");
        cells.put("first_unit_cleared", "2020-06-21T12:30:00");
        cells.put("call_closed", "2020-06-21T12:31:00");
        cells.put("disposition", "AOK");
        cells.put("cancel_reason", "");
        cells.put("location_key", "L1");
        cells.put("caller_key", "");
        cells.putAll(otherwise);
        Map<String, Integer> columns = new LinkedHashMap<>();
        cells.keySet().forEach(column -> columns.put(column, columns.size()));
        return new Row(2, columns, new ArrayList<>(cells.values()));
    }
}
