package org.firstbutton.supervision.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.RulePack;
import org.junit.jupiter.api.Test;

/** Every finding comes back as a fact; without a person in between the line of findings must end. */
class OwnFindingsTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration ROUND = Duration.ofDays(10);
    private static final int ROUNDS = 12;

    private final List<TimelineFact> facts = new ArrayList<>();
    private final Set<UUID> raised = new HashSet<>();

    @Test
    void aPackMadeToBreed_findsNothingOfItsOwnFindings() {
        // Given
        RulePack pack = PackReader.read("breeding.yaml", """
                pack: breeding
                version: '1'
                effectiveFrom: 2026-01-01
                rules:
                  - {id: BRD-01, name: {zh: 甲, en: A}, kind: mismatch, by: unit, trigger: finding.raised, rearm: each,
                     mustHold: 'false', ladder: E6, basis: none, examples: [%1$s]}
                  - {id: BRD-02, name: {zh: 乙, en: B}, kind: deadline, by: finding, trigger: [finding.raised, finding.escalated],
                     rearm: each, expect: finding.overturned, limits: [{within: 1 HOURS, calendar: CLOCK}],
                     ladder: E6, basis: none, examples: [%1$s]}
                  - {id: BRD-03, name: {zh: 丙, en: C}, kind: mismatch, by: matter, trigger: '*', rearm: each,
                     mustHold: "fact.type != 'finding.raised' && !has(fact.findingId)", ladder: E6, basis: none, examples: [%1$s]}
                """.formatted(
                        "{told: x, facts: [{at: '09:00', alert.withdrawn: {}}], askedAt: '10:00', findings: 0}"));

        // When
        tell("ALT-05", "matter", "m1", UUID.randomUUID(), START);
        List<Integer> perRound = rounds(new Judge(List.of(pack), Calendars.chinaStandard()));

        // Then
        assertThat(perRound.get(0)).as("found of the first finding").isEqualTo(2);
        assertThat(perRound.subList(1, ROUNDS)).as("found of what was found").containsOnly(0);
    }

    @Test
    void anyFact_meansWhatOthersRecord_onEveryKindOfTimeline() {
        RulePack pack = PackReader.read("any.yaml", """
                pack: any
                version: '1'
                effectiveFrom: 2026-01-01
                rules:
                  - {id: ANY-01, name: {zh: 甲, en: A}, kind: count, by: officer, trigger: '*', count: 9, period: MONTH,
                     ladder: E6, basis: none,
                     examples: [{told: x, facts: [{at: '09:00', alert.withdrawn: {}}], askedAt: '10:00', findings: 0}]}
                """);

        assertThat(new Judge(List.of(pack), Calendars.chinaStandard()).typesOn(Correlation.OFFICER))
                .contains("alert.received", "interview.held")
                .doesNotContain("*", "finding.raised");
    }

    @Test
    void theShippedPacks_chaseEachFindingOnceAndTheChaseNever() {
        // Given
        Judge judge = new Judge(
                List.of(
                        PackReader.resource("/rules/defaults/supervision.yaml"),
                        PackReader.resource("/rules/defaults/integrity.yaml"),
                        PackReader.resource("/rules/defaults/accountability.yaml"),
                        PackReader.resource("/rules/defaults/disclosure.yaml")),
                Calendars.chinaStandard());

        // When
        tell("ALT-05", "matter", "m1", UUID.randomUUID(), START);
        tell("SUP-02", "matter", "m2", UUID.randomUUID(), START);
        List<Integer> perRound = rounds(judge);

        // Then
        assertThat(perRound.get(0)).isEqualTo(2);
        assertThat(perRound.subList(1, ROUNDS)).containsOnly(0);
    }

    /** How many new findings each round brings, where each finding is told as a fact before the next round. */
    private List<Integer> rounds(Judge judge) {
        List<Integer> perRound = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            Instant asOf = START.plus(ROUND.multipliedBy(round));
            List<Duty> found = new ArrayList<>();
            for (Correlation kind : List.of(Correlation.MATTER, Correlation.FINDING, Correlation.UNIT)) {
                Map<String, List<TimelineFact>> timelines = new TreeMap<>();
                facts.forEach(fact -> timelines
                        .computeIfAbsent(String.valueOf(kind.keyOf(fact)), any -> new ArrayList<>())
                        .add(fact));
                timelines.forEach((key, of) ->
                        judge.judge(Timeline.of(kind.key(), key, of), Viewpoint.complete(asOf)).findings().stream()
                                .filter(duty -> raised.add(duty.findingId()))
                                .forEach(found::add));
            }
            found.forEach(duty -> tell(duty.ruleId(), duty.subjectKind(), duty.subject(), duty.findingId(), asOf));
            perRound.add(found.size());
        }
        return perRound;
    }

    private void tell(String rule, String kind, String subject, UUID finding, Instant at) {
        facts.add(new TimelineFact(
                UUID.randomUUID().toString(),
                "finding.raised",
                "firstbutton",
                at,
                at,
                kind.equals("matter") ? subject : "m1",
                "HB/JZ/SS/U001/",
                "supervision-service",
                "SYSTEM",
                finding.toString(),
                null,
                Map.of(
                        "findingId",
                        finding.toString(),
                        "ruleId",
                        rule,
                        "severity",
                        "HIGH",
                        "subjectKind",
                        kind,
                        "brokenAt",
                        at),
                null));
    }
}
