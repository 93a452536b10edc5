package org.firstbutton.intake.reception;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.firstbutton.chassis.command.Asked;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.command.Commands.Answer;
import org.firstbutton.chassis.command.Commands.Done;
import org.firstbutton.chassis.command.Commands.Effect;
import org.firstbutton.chassis.command.Commands.Refused;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Problems;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.intake.alert.AlertReceipt;
import org.firstbutton.intake.reception.Reception.Result;
import org.jdbi.v3.core.Handle;

/**
 * 落库 — two threads that write whoever waits in the {@link WaitingRoom}, a group in one transaction, and answer each
 * one after its commit. While one waits for the disk the other prepares the next group; more would only share it.
 */
@ApplicationScoped
class Writers {
    private static final int WRITERS = 2;
    private static final int AWAY_FOR_GOOD = 2;
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final WaitingRoom room;
    private final Commands commands;
    private final Reception reception;
    private final List<Thread> threads = new ArrayList<>();

    Writers(WaitingRoom room, Commands commands, Reception reception) {
        this.room = room;
        this.commands = commands;
        this.reception = reception;
    }

    void atStart(@Observes StartupEvent started) {
        for (int i = 1; i <= WRITERS; i++) {
            Thread thread = new Thread(this::work, "alert-writer-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    void atEnd(@Observes ShutdownEvent stopping) throws InterruptedException {
        room.close();
        for (Thread thread : threads) {
            thread.join(FAREWELL.toMillis());
        }
    }

    private void work() {
        try {
            for (List<WaitingCall> group = room.next(); !group.isEmpty(); group = room.next()) {
                write(group);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<WaitingCall> group) {
        if (group.size() == 1) {
            writeAlone(group.get(0));
            return;
        }
        try {
            answer(group, writeTogether(group));
        } catch (RuntimeException | Error failed) {
            Log.debugf("%d calls are written one by one: %s", group.size(), failed);
            writeOneByOne(group);
        }
    }

    // One bad call must not fail its company. When the database itself is away there is no use in asking 256 times.
    private void writeOneByOne(List<WaitingCall> group) {
        int away = 0;
        for (WaitingCall call : group) {
            if (away == AWAY_FOR_GOOD) {
                call.answer()
                        .completeExceptionally(
                                Refusal.of(ProblemKind.UNAVAILABLE, "the database is away; this alert was not kept"));
            } else {
                away = writeAlone(call) ? 0 : away + 1;
            }
        }
    }

    /** False when the database was away. */
    private boolean writeAlone(WaitingCall call) {
        List<WaitingCall> alone = List.of(call);
        try {
            answer(alone, Overtaken.again(() -> writeTogether(alone)));
            return true;
        } catch (RuntimeException | Error failed) {
            call.answer().completeExceptionally(failed);
            return !Problems.saysDatabaseAway(failed);
        }
    }

    private List<Answer> writeTogether(List<WaitingCall> group) {
        List<Asked> asked = group.stream().map(WaitingCall::asked).toList();
        return commands.together(
                asked,
                (handle, fresh) ->
                        receive(handle, fresh.stream().map(group::get).toList()));
    }

    private List<Effect> receive(Handle handle, List<WaitingCall> calls) {
        Instant now = DatabaseClock.now(handle);
        List<Checked> checked = calls.stream()
                .map(call -> Checked.of(call.asked().caller(), call.body(), now).recognisedAs(call.content()))
                .toList();
        return reception.receive(handle, checked).stream().map(Writers::effect).toList();
    }

    private static Effect effect(Result result) {
        if (result.refusal() != null) {
            return new Refused(result.refusal());
        }
        AlertReceipt receipt = Objects.requireNonNull(result.receipt());
        return result.known() ? Done.ok(receipt) : Done.created("/api/v1/alerts/" + receipt.id(), receipt);
    }

    // Only here, after the commit.
    private static void answer(List<WaitingCall> group, List<Answer> answers) {
        IntStream.range(0, group.size()).forEach(i -> {
            WaitingCall call = group.get(i);
            try {
                call.answer().complete(answers.get(i).response(call.base()));
            } catch (RuntimeException refused) {
                call.answer().completeExceptionally(refused);
            }
        });
    }
}
