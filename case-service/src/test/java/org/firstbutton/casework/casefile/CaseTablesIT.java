package org.firstbutton.casework.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.DirectLine.Answer;
import org.firstbutton.chassis.testing.Footprints;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The tables b2 and b3 at their doors: in every state that a case can be brought to, every command. What is allowed is
 * done, all else is refused by its rule and leaves nothing. Whether the tables say what they should, CaseLifecycleTest
 * tells; the way into the archive is the dossier's (DossierIT).
 */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class CaseTablesIT {
    /** What stands still at the time of the walk, for the commands that only then have something to do. */
    private static final Map<CaseCommand, CaseCommand> AFTER =
            Map.of(CaseCommand.RESUME_CLOCK, CaseCommand.PAUSE_CLOCK);

    private final Transactions transactions;

    CaseTablesIT(Transactions transactions) {
        this.transactions = transactions;
    }

    @TestFactory
    Stream<DynamicTest> everyStateWithEveryCommand_leadsWhereTheTableSaysOrIsRefusedByRule() {
        return Arrays.stream(CaseKind.values())
                .flatMap(kind -> ways(kind).entrySet().stream()
                        .map(way -> DynamicTest.dynamicTest(
                                kind + " " + way.getKey(), () -> everyCommandAt(kind, way.getValue()))));
    }

    private void everyCommandAt(CaseKind kind, List<CaseCommand> way) {
        CaseWalker here = walked(kind, way);
        List<CaseCommand> allowed = here.allowed();
        Arrays.stream(CaseCommand.values())
                .filter(command -> command != CaseCommand.ARCHIVE && !allowed.contains(command))
                .forEach(here::requireRefused);
        here.requireOneFactAndOneEntryEach(new Footprints(transactions), kind + " by " + way);
        for (CaseCommand command : allowed) {
            CaseCommand first = AFTER.get(command);
            CaseWalker walker = first == null ? walked(kind, way) : walked(kind, with(kind, way, first));
            Answer answer = walker.take(command);
            assertThat(answer.status())
                    .as(kind + " " + command + " by " + way + ": " + answer)
                    .isEqualTo(200);
            walker.requireOneFactAndOneEntryEach(new Footprints(transactions), command + " by " + way);
        }
    }

    private static CaseWalker walked(CaseKind kind, List<CaseCommand> way) {
        CaseWalker walker = new CaseWalker(kind, "NO_PENALTY");
        for (CaseCommand command : way) {
            Answer answer = walker.take(command);
            assertThat(answer.status())
                    .as(command + " of " + way + ": " + answer)
                    .isEqualTo(200);
        }
        return walker;
    }

    /** The same way, with this done where it first can be. */
    private static List<CaseCommand> with(CaseKind kind, List<CaseCommand> way, CaseCommand first) {
        CaseLifecycle table = CaseLifecycle.of(kind);
        List<CaseCommand> longer = new ArrayList<>(way);
        CaseState state = CaseState.REPORTED;
        int place = 0;
        while (table.next(state, first).isEmpty()) {
            state = table.require(state, way.get(place));
            place++;
        }
        longer.add(place, first);
        return longer;
    }

    /** The shortest way to each state. */
    private static Map<CaseState, List<CaseCommand>> ways(CaseKind kind) {
        CaseLifecycle table = CaseLifecycle.of(kind);
        Map<CaseState, List<CaseCommand>> ways = new EnumMap<>(CaseState.class);
        Deque<CaseState> todo = new ArrayDeque<>(List.of(CaseState.REPORTED));
        ways.put(CaseState.REPORTED, List.of());
        while (!todo.isEmpty()) {
            CaseState state = todo.remove();
            for (CaseCommand command : table.allowedIn(state)) {
                CaseState then = table.require(state, command);
                boolean elsewhere = command == CaseCommand.ARCHIVE || command == CaseCommand.CONVERT_TO_CRIMINAL;
                if (!elsewhere && !ways.containsKey(then)) {
                    List<CaseCommand> way = new ArrayList<>(Objects.requireNonNull(ways.get(state)));
                    way.add(command);
                    ways.put(then, way);
                    todo.add(then);
                }
            }
        }
        return ways;
    }
}
