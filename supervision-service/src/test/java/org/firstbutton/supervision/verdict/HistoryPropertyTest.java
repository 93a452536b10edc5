package org.firstbutton.supervision.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HistoryPropertyTest {
    private static final Instant START = Instant.parse("2026-03-02T02:00:00Z");
    private static final Set<Duty.State> SETTLED_OR_QUIET = Set.of(Duty.State.MET, Duty.State.PENDING);
    private static final List<String> TYPES = List.of(
            "alert.received",
            "alert.classified",
            "alert.dispatched",
            "dispatch.acknowledged",
            "unit.arrived",
            "unit.cleared",
            "feedback.submitted",
            "alert.transferred",
            "transfer.accepted",
            "alert.carried-over",
            "alert.closed",
            "alert.reopened",
            "case.filed",
            "interview.held",
            "clock.paused",
            "clock.resumed");

    @Property(tries = 300)
    void theOrderAndRepetitionOfFactsChangeNothing(
            @ForAll("histories") List<TimelineFact> history, @ForAll Random random) {
        List<TimelineFact> shuffled = new ArrayList<>(history);
        history.stream().filter(fact -> random.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);
        Viewpoint view = Viewpoint.complete(START.plusSeconds(random.nextInt(60 * 60 * 24 * 90)));

        assertThat(judge(shuffled, view)).isEqualTo(judge(history, view));
    }

    @Property(tries = 300)
    void theVerdictDoesNotChangeBeforeItSaysSo(@ForAll("histories") List<TimelineFact> history, @ForAll Random random) {
        Instant asOf = START.plusSeconds(random.nextInt(60 * 60 * 24 * 5));
        Verdict now = judge(history, Viewpoint.complete(asOf));
        Instant next = now.nextCheck() == null ? asOf.plusSeconds(86_400 * 30) : now.nextCheck();
        Verdict justBefore = judge(history, Viewpoint.complete(next.minusNanos(1000)));

        assertThat(next).isAfter(asOf);
        assertThat(justBefore.duties()).isEqualTo(now.duties());
    }

    @Property(tries = 1000)
    void whatNeedsAttentionIsTheSame_howeverItIsLookedFor(
            @ForAll("histories") List<TimelineFact> history, @ForAll Random random) {
        Viewpoint view = Viewpoint.complete(START.plusSeconds(random.nextInt(60 * 60 * 24 * 40)));
        Timeline timeline = Timeline.of("matter", "m", history);

        Verdict whole = JudgeTest.NATIONAL.judge(timeline, view);
        Verdict attention = JudgeTest.NATIONAL.attention(timeline, view);

        assertThat(attention.duties())
                .isSubsetOf(whole.duties())
                .containsAll(whole.duties().stream()
                        .filter(duty -> !SETTLED_OR_QUIET.contains(duty.state()))
                        .toList());
        assertThat(attention.nextCheck()).isEqualTo(whole.nextCheck());
        assertThat(attention.heldUntil()).isEqualTo(whole.heldUntil());
    }

    private static Verdict judge(List<TimelineFact> history, Viewpoint view) {
        return JudgeTest.NATIONAL.judge(Timeline.of("matter", "m", history), view);
    }

    @Provide
    Arbitrary<List<TimelineFact>> histories() {
        return Combinators.combine(
                        Arbitraries.of(TYPES),
                        Arbitraries.integers().between(0, 60 * 72),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(1, 2))
                .as(HistoryPropertyTest::draw)
                .list()
                .ofMaxSize(14)
                .map(HistoryPropertyTest::numbered);
    }

    private static TimelineFact draw(String type, int minute, int lag, int unit) {
        Instant at = START.plusSeconds(60L * minute);
        Map<String, Object> fields = Map.of(
                "dispatchId",
                "d" + unit,
                "transferId",
                "t" + unit,
                "policeMatter",
                true,
                "caseIndicated",
                unit == 1,
                "kind",
                unit == 1 ? "ADMIN" : "CRIMINAL",
                "limit",
                "*",
                "until",
                at.plusSeconds(86_400));
        return new TimelineFact(
                "", type, "110", at, at.plusSeconds(60L * lag), "m", "HB/", "1", "R", "a", null, fields, null);
    }

    private static List<TimelineFact> numbered(List<TimelineFact> drawn) {
        List<TimelineFact> history = new ArrayList<>();
        for (TimelineFact fact : drawn) {
            history.add(new TimelineFact(
                    "id-" + history.size(),
                    fact.type(),
                    fact.source(),
                    fact.occurredAt(),
                    fact.recordedAt(),
                    fact.matter(),
                    fact.orgPath(),
                    fact.actorId(),
                    fact.actorRole(),
                    fact.aggregate(),
                    null,
                    fact.fields(),
                    null));
        }
        return history;
    }
}
