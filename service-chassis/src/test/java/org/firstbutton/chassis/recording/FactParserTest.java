package org.firstbutton.chassis.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.casework.CaseFact.CaseAssigned;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactParserTest {
    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final Caller SYSTEM =
            new Caller("client-1", Set.of("DISPATCH_SYSTEM"), List.of("HB/"), null, "demo-case-system");
    private static final FactParser PARSER = new FactParser(Set.of(Topic.CASE_EVENTS), SYSTEM, NOW);

    @Test
    void aStatedFact_isReadAndGetsTheCallerAndTheDatabasesTimeWhereItIsSilent() {
        ParsedFact fact = PARSER.parse(assigned("2026-03-02T09:30:00+08:00", "{\"officer\":\"P1\"}"), "/facts/0");

        assertThat(fact.fact()).isEqualTo(new CaseAssigned("P1", null));
        assertThat(fact.occurredAt()).isEqualTo("2026-03-02T01:30:00Z");
        assertThat(fact.recordedAt()).isEqualTo(NOW);
        assertThat(fact.actor()).isEqualTo(new Actor("client-1", "DISPATCH_SYSTEM"));
    }

    @Test
    void theSameFactSpeltDifferently_isTheSameFact() {
        UUID aggregate = DeterministicIds.of("case", "demo-case-system", "C-0001");
        ParsedFact one = PARSER.parse(
                assigned("2026-03-02T09:30:00+08:00", "{\"officer\":\"P1\",\"unit\":\"U017\"}"), "/facts/0");
        ParsedFact other = PARSER.parse(
                assigned("2026-03-02T01:30:00.000Z", "{\"unit\":\"U017\",\"officer\":\"P1\"}"), "/facts/0");
        ParsedFact later =
                PARSER.parse(assigned("2026-03-02T01:30:01Z", "{\"unit\":\"U017\",\"officer\":\"P1\"}"), "/facts/0");

        assertThat(one.idWithin(aggregate))
                .isEqualTo(other.idWithin(aggregate))
                .isNotEqualTo(later.idWithin(aggregate));
        assertThat(one.idWithin(aggregate).version()).isEqualTo(8);
    }

    @Test
    void anUnknownField_isRefusedByName() {
        assertRefused(() ->
                        PARSER.parse(assigned("2026-03-02T01:30:00Z", "{\"officer\":\"P1\",\"colour\":1}"), "/facts/2"))
                .satisfies(refusal -> {
                    assertThat(refusal.kind()).isEqualTo(ProblemKind.UNKNOWN_FIELD);
                    assertThat(refusal.violations().get(0).field()).isEqualTo("/facts/2/data/colour");
                });
    }

    @Test
    void whatIsMissingOrBent_isRefusedByName() {
        assertNames("/f/data/officer", assigned("2026-03-02T01:30:00Z", "{\"unit\":\"U017\"}"));
        assertNames("/f/data/officer", assigned("2026-03-02T01:30:00Z", "{\"officer\":7}"));
        assertNames("/f/data", assigned("2026-03-02T01:30:00Z", "[]"));
        assertNames("/f/data", assigned("2026-03-02T01:30:00Z", "{\"officer\":\"P\\u0000\"}"));
        assertNames("/f/occurredAt", assigned("2026-03-02 01:30", "{\"officer\":\"P1\"}"));
        assertNames("/f/occurredAt", assigned(null, "{\"officer\":\"P1\"}"));
        assertNames("/f/occurredAt", assigned("2026-03-02T03:00:00Z", "{\"officer\":\"P1\"}"));
        assertNames("/f/type", new StatedFact("alert.dispatched", "2026-03-02T01:30:00Z", null, null, json("{}")));
        assertNames("/f/type", new StatedFact("no.such", "2026-03-02T01:30:00Z", null, null, json("{}")));
    }

    @Test
    void aSourceWhoseClockRunsALittleAhead_recordsNoLaterThanNow() {
        StatedFact stated = new StatedFact(
                "case.assigned", "2026-03-02T01:59:00Z", "2026-03-02T02:00:02Z", null, json("{\"officer\":\"P1\"}"));

        assertThat(PARSER.parse(stated, "").recordedAt()).isEqualTo(NOW);
    }

    private static void assertNames(String field, StatedFact stated) {
        assertRefused(() -> PARSER.parse(stated, "/f"))
                .satisfies(refusal ->
                        assertThat(refusal.violations().get(0).field()).isEqualTo(field));
    }

    private static org.assertj.core.api.ObjectAssert<Refusal> assertRefused(ThrowingCallable parsing) {
        return assertThatThrownBy(parsing)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(Refusal.class));
    }

    private static StatedFact assigned(@Nullable String occurredAt, String data) {
        return new StatedFact("case.assigned", occurredAt, null, null, json(data));
    }

    private static JsonNode json(String text) {
        try {
            return CloudEventJson.MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
