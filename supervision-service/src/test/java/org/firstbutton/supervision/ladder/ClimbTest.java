package org.firstbutton.supervision.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.calendar.Pause;
import org.firstbutton.supervision.ladder.Climb.Move;
import org.firstbutton.supervision.ladder.Climb.Plan;
import org.firstbutton.supervision.ladder.Climb.Reached;
import org.firstbutton.supervision.ladder.Ladder.Addressee;
import org.junit.jupiter.api.Test;

/** A finding raised on a Thursday at ten in the evening. */
class ClimbTest {
    private static final Calendars CALENDARS = Calendars.chinaStandard();
    private static final Instant RAISED = at("2026-03-05T22:00");
    private final Ladders ladders = new Ladders(Optional.empty());

    @Test
    void theFirstRungIsReachedAtOnce_theNextOnlyInItsTime() {
        Plan plan = climb("E1", false).plan(List.of(), RAISED, ClimbTest::everybody);

        assertThat(plan.moves())
                .containsExactly(new Move(0, RAISED, List.of("UNIT_CHIEF@UNIT", "COMMAND_CENTRE_SUPERVISOR@COUNTY")));
        assertThat(plan.next()).isEqualTo(RAISED.plus(Duration.ofHours(2)));
    }

    @Test
    void anEmptyRungAtNight_isPassedAtOnce() {
        Function<List<Addressee>, List<String>> onlyLegal = tell -> tell.stream()
                .filter(each -> each.role().equals("LEGAL_BRIGADE"))
                .map(Addressee::role)
                .toList();

        Plan plan = climb("E1", false).plan(List.of(), RAISED, onlyLegal);

        assertThat(plan.moves())
                .containsExactly(
                        new Move(0, RAISED, List.of()),
                        new Move(1, RAISED, List.of()),
                        new Move(2, RAISED, List.of("LEGAL_BRIGADE")));
        assertThat(plan.next()).isNull();
    }

    @Test
    void anAcknowledgementHoldsTheLadder_butOnlyForItsTime() {
        Instant seen = RAISED.plus(Duration.ofMinutes(90));
        List<Reached> reached = List.of(new Reached(0, RAISED, 2, List.of(seen)));

        Plan plan = climb("E1", false).plan(reached, RAISED.plus(Duration.ofHours(3)), ClimbTest::everybody);

        assertThat(plan.moves()).isEmpty();
        assertThat(plan.next()).isEqualTo(seen.plus(Duration.ofHours(2)));
        assertThat(climb("E1", false)
                        .plan(reached, seen.plus(Duration.ofHours(2)), ClimbTest::everybody)
                        .moves())
                .extracting(Move::rung)
                .containsExactly(1);
    }

    @Test
    void whatIsGrave_isHeldOnlyWhenTwoHaveAcknowledged() {
        Instant first = RAISED.plus(Duration.ofMinutes(5));
        Instant second = RAISED.plus(Duration.ofMinutes(50));
        Instant after = RAISED.plus(Duration.ofHours(2));

        assertThat(climb("E1", true)
                        .plan(List.of(new Reached(0, RAISED, 2, List.of(first))), after, ClimbTest::everybody)
                        .moves())
                .hasSize(1);
        assertThat(climb("E1", true)
                        .plan(List.of(new Reached(0, RAISED, 2, List.of(second, first))), after, ClimbTest::everybody)
                        .next())
                .isEqualTo(second.plus(Duration.ofHours(2)));
        assertThat(climb("E1", true)
                        .plan(List.of(new Reached(0, RAISED, 1, List.of(first))), after, ClimbTest::everybody)
                        .moves())
                .as("one cannot be two")
                .isEmpty();
    }

    @Test
    void casesRunInWorkingTime_whatIsGraveOnTheClock() {
        List<Reached> told = List.of(new Reached(0, RAISED, 2, List.of()));

        assertThat(climb("E2", false).plan(told, RAISED, ClimbTest::everybody).next())
                .as("Friday's end")
                .isEqualTo(at("2026-03-07T00:00"));
        assertThat(climb("E2", true).plan(told, RAISED, ClimbTest::everybody).next())
                .isEqualTo(RAISED.plus(Duration.ofDays(1)));
    }

    @Test
    void aPauseMovesWhatIsLeft_andAlwaysEnds() {
        List<Reached> told = List.of(new Reached(0, RAISED, 2, List.of()));
        List<Pause> pauses = List.of(new Pause(RAISED.plus(Duration.ofHours(1)), RAISED.plus(Duration.ofHours(11))));

        Plan plan = new Climb(CALENDARS, ladder("E1"), RAISED, false, pauses)
                .plan(told, RAISED.plus(Duration.ofHours(5)), ClimbTest::everybody);

        assertThat(plan.next()).isEqualTo(RAISED.plus(Duration.ofHours(12)));
    }

    @Test
    void afterALongOutage_everythingDueIsClimbedAtOnce() {
        Plan plan = climb("E2", false).plan(List.of(), RAISED.plus(Duration.ofDays(60)), ClimbTest::everybody);

        assertThat(plan.moves()).extracting(Move::rung).containsExactly(0, 1, 2, 3, 4);
        assertThat(plan.next()).isNull();
    }

    /** Whoever asks rarely climbs to the same rungs with the same due times as whoever asks all the time. */
    @Property(tries = 300)
    void howOftenItIsAsked_changesNothing(
            @ForAll @Size(max = 30) List<@IntRange(max = 2_000) Integer> hours,
            @ForAll boolean grave,
            @ForAll Level empty) {
        Function<List<Addressee>, List<String>> holders =
                tell -> tell.get(0).level() == empty ? List.of() : everybody(tell);
        for (String id : List.of("E1", "E2", "E3", "E4", "E5", "E6", "E7", "OPS")) {
            List<Reached> reached = new ArrayList<>();
            List<Integer> asked = new ArrayList<>(hours);
            asked.add(2_000);
            Collections.sort(asked);
            for (int hour : asked) {
                Plan plan = new Climb(CALENDARS, ladder(id), RAISED, grave, List.of())
                        .plan(reached, RAISED.plus(Duration.ofHours(hour)), holders);
                plan.moves().forEach(move -> reached.add(reached(move)));
            }
            List<Reached> once = new Climb(CALENDARS, ladder(id), RAISED, grave, List.of())
                    .plan(List.of(), RAISED.plus(Duration.ofHours(2_000)), holders).moves().stream()
                            .map(ClimbTest::reached)
                            .toList();
            assertThat(reached).isEqualTo(once);
            assertThat(reached)
                    .extracting(Reached::rung)
                    .isEqualTo(IntStream.range(0, ladder(id).rungs().size())
                            .boxed()
                            .toList());
        }
    }

    @Test
    void aFileWithOneFault_isRefused_namingTheRung() {
        String rung = "ladders: {E4: {name: {zh: 甲, en: a}, rungs: [{tell: [%s], hold: 1 HOURS%s}]}}";

        assertThatThrownBy(() -> new Ladders("own.yaml", rung.formatted("UNIT_CHIEF@UNIT", "")))
                .hasMessageContaining("own.yaml: E4, rung 1: an integrity finding is not told to its unit");
        assertThatThrownBy(() -> new Ladders("own.yaml", rung.formatted("NOBODY@CITY", "")))
                .hasMessageContaining("'NOBODY@CITY' is no ROLE@LEVEL");
        assertThatThrownBy(() -> new Ladders("own.yaml", rung.formatted("LEGAL_BRIGADE@CITY", ", holdd: 2 HOURS")))
                .hasMessageContaining("holdd");
        assertThatThrownBy(() ->
                        new Ladders("own.yaml", rung.formatted("LEGAL_BRIGADE@CITY", ", graveAfter: 2 WORKING_DAYS")))
                .hasMessageContaining("graveAfter runs on the clock");
    }

    @Test
    void theOrganisationAtALevel_isCutFromThePath() {
        assertThat(Level.COUNTY.of("HB/JZ/SS/U017/")).isEqualTo("HB/JZ/SS/");
        assertThat(Level.UNIT.of("HB/JZ/SS/")).isEqualTo("HB/JZ/SS/");
        assertThat(Level.PROVINCE.of("HB/JZ/SS/U017/")).isEqualTo("HB/");
    }

    private static List<String> everybody(List<Addressee> tell) {
        return tell.stream().map(Addressee::toString).toList();
    }

    private Climb climb(String id, boolean grave) {
        return new Climb(CALENDARS, ladder(id), RAISED, grave, List.of());
    }

    private Ladder ladder(String id) {
        return ladders.of(id).orElseThrow();
    }

    private static Reached reached(Move move) {
        return new Reached(move.rung(), move.dueAt(), move.people().size(), List.of());
    }

    private static Instant at(String local) {
        return OffsetDateTime.parse(local + ":00+08:00").toInstant();
    }
}
