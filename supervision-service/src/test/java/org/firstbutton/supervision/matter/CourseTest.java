package org.firstbutton.supervision.matter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.supervision.finding.FindingView;
import org.firstbutton.supervision.timeline.StoredFact;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Instant START = Instant.parse("2026-11-03T05:45:50Z");

    private final List<StoredFact> facts = new ArrayList<>();
    private final List<FindingView> findings = new ArrayList<>();

    @Test
    void aCallThatNobodyWentTo_isOpenWhereSomethingIsDue_andSaysWhatIsNotCalledFor() {
        fact("alert.received", "{}");
        fact("alert.classified", "{'attendanceRequired':true,'level':3,'caseIndicated':false}");

        assertThat(states(Watched.EIGHT_STEPS))
                .containsEntry("HANDLE", Mark.State.OPEN)
                .containsEntry("TRANSMIT", Mark.State.OPEN)
                .containsEntry("REGISTER", Mark.State.NOT_NEEDED)
                .containsEntry("REPORT", Mark.State.NOT_NEEDED)
                .containsEntry("SUPERVISE", Mark.State.NOT_NEEDED);
        assertThat(states(Watched.SIX_MUSTS))
                .containsEntry("CALL_TAKEN", Mark.State.DONE)
                .containsEntry("SCENE_ATTENDED", Mark.State.OPEN)
                .containsEntry("CASE_FILED", Mark.State.NOT_NEEDED);
    }

    @Test
    void aTheftThatBecameACase_isDoneStepByStep_andSaysWhenAndByWhat() {
        fact("alert.received", "{}");
        fact("alert.classified", "{'attendanceRequired':true,'level':1,'caseIndicated':true}");
        fact("alert.dispatched", "{}");
        fact("unit.arrived", "{}");
        fact("feedback.submitted", "{}");
        fact("report.registered", "{}");
        fact("case.filed", "{}");
        fact("scene.investigated", "{}");

        assertThat(states(Watched.EIGHT_STEPS))
                .containsEntry("REGISTER", Mark.State.DONE)
                .containsEntry("REPORT", Mark.State.OPEN);
        assertThat(states(Watched.SIX_MUSTS).values())
                .containsExactlyInAnyOrder(
                        Mark.State.DONE,
                        Mark.State.DONE,
                        Mark.State.DONE,
                        Mark.State.DONE,
                        Mark.State.DONE,
                        Mark.State.NOT_NEEDED);
        Mark filed = mark(Watched.SIX_MUSTS, "CASE_FILED");
        assertThat(filed.by()).isEqualTo("case.filed");
        assertThat(filed.at()).isEqualTo(START.plusSeconds(6 * 60));
        assertThat(states(Watched.SEVEN_LINKS))
                .containsEntry("EVIDENCE", Mark.State.DONE)
                .containsEntry("HANDLING", Mark.State.OPEN);
    }

    @Test
    void aFindingThatStands_breaksWhatItSpeaksOf_andOneThatFellDoesNot() {
        fact("alert.received", "{}");
        fact("alert.classified", "{'attendanceRequired':true}");
        fact("unit.arrived", "{}");
        UUID late = finding("ALT-08", "CONFIRMED");
        finding("ALT-05", "DISMISSED");

        assertThat(mark(Watched.EIGHT_STEPS, "HANDLE").state()).isEqualTo(Mark.State.BROKEN);
        assertThat(mark(Watched.EIGHT_STEPS, "HANDLE").findings()).containsExactly(late);
        assertThat(mark(Watched.EIGHT_STEPS, "TRANSMIT").state()).isEqualTo(Mark.State.OPEN);
        assertThat(mark(Watched.SIX_MUSTS, "FAILURE_PURSUED").state()).isEqualTo(Mark.State.OPEN);
        fact("rectification.ordered", "{}");
        assertThat(mark(Watched.SIX_MUSTS, "FAILURE_PURSUED").state()).isEqualTo(Mark.State.DONE);
    }

    @Test
    void anAlertThatWasMergedAway_isDueNothingMore_untilItIsTakenOutAgain() {
        fact("alert.received", "{}");
        fact("alert.classified", "{'attendanceRequired':true}");
        fact("alert.merged", "{}");
        assertThat(mark(Watched.EIGHT_STEPS, "HANDLE").state()).isEqualTo(Mark.State.NOT_NEEDED);

        fact("alert.unmerged", "{}");
        assertThat(mark(Watched.EIGHT_STEPS, "HANDLE").state()).isEqualTo(Mark.State.OPEN);
    }

    @Test
    void whatWasCorrected_countsNoMore() {
        fact("alert.received", "{}");
        fact("alert.classified", "{'attendanceRequired':true}");
        StoredFact wrong = fact("unit.arrived", "{}");
        facts.add(new StoredFact(
                UUID.randomUUID().toString(),
                "m",
                "unit.arrived",
                "s",
                START.plusSeconds(7200),
                START.plusSeconds(7300),
                START.plusSeconds(7300),
                "HB/JZ/SS/U001/",
                "100201",
                "RESPONDING_OFFICER",
                "a",
                wrong.id(),
                "alert-events",
                0,
                9,
                wrong.data()));

        assertThat(mark(Watched.EIGHT_STEPS, "HANDLE").at()).isEqualTo(START.plusSeconds(7200));
    }

    @Test
    void anAlertWithoutACase_isHandledWhenItIsClosed() {
        fact("alert.received", "{}");
        fact("alert.closed", "{}");
        assertThat(mark(Watched.SEVEN_LINKS, "HANDLING").state()).isEqualTo(Mark.State.DONE);

        fact("report.registered", "{}");
        assertThat(mark(Watched.SEVEN_LINKS, "HANDLING").state()).isEqualTo(Mark.State.OPEN);
    }

    private Map<String, Mark.State> states(List<Watched> watched) {
        return new Course(facts, findings).marks(watched).stream().collect(Collectors.toMap(Mark::name, Mark::state));
    }

    private Mark mark(List<Watched> watched, String name) {
        return new Course(facts, findings)
                .marks(watched).stream()
                        .filter(mark -> mark.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private StoredFact fact(String type, String data) {
        Instant at = START.plusSeconds(facts.size() * 60L);
        try {
            StoredFact fact = new StoredFact(
                    UUID.randomUUID().toString(),
                    "m",
                    type,
                    "s",
                    at,
                    at,
                    at,
                    "HB/JZ/SS/U001/",
                    "100201",
                    "RESPONDING_OFFICER",
                    "a",
                    null,
                    "alert-events",
                    0,
                    facts.size(),
                    CloudEventJson.MAPPER.readTree(data.replace('\'', '"')));
            facts.add(fact);
            return fact;
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private UUID finding(String rule, String status) {
        UUID id = UUID.randomUUID();
        findings.add(new FindingView(
                id,
                rule,
                "p/1",
                "matter",
                "m",
                null,
                "HB/JZ/SS/U001/",
                status,
                "HIGH",
                "E1",
                START,
                null,
                START,
                null,
                false,
                false,
                1));
        return id;
    }
}
