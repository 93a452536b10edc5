package org.firstbutton.supervision.trial;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.supervision.rulebook.PackSet;
import org.firstbutton.supervision.rulebook.PacksInForce;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.timeline.Timelines;
import org.firstbutton.supervision.timeline.Timelines.Due;
import org.firstbutton.supervision.timeline.Timelines.Key;
import org.firstbutton.supervision.trial.BackTests.BackTest;
import org.firstbutton.supervision.watch.Rehearsal;
import org.jdbi.v3.core.Handle;

/**
 * 回测 — judges every timeline on record by a pack on trial and by the set in force, batch by batch, each in a short
 * transaction, and writes nothing but how far it is and what it counted.
 */
@ApplicationScoped
class BackTestRun {
    private static final int AT_ONCE = 300;

    private final Transactions transactions;
    private final BackTests backTests;
    private final TrialPacks trials;
    private final PacksInForce packs;
    private final Timelines timelines;
    private final Rehearsal rehearsal;

    BackTestRun(
            Transactions transactions,
            BackTests backTests,
            TrialPacks trials,
            PacksInForce packs,
            Timelines timelines,
            Rehearsal rehearsal) {
        this.transactions = transactions;
        this.backTests = backTests;
        this.trials = trials;
        this.packs = packs;
        this.timelines = timelines;
        this.rehearsal = rehearsal;
    }

    /** What is judged by what, fixed when the back-test began. */
    private record Plan(UUID test, Instant asOf, PackSet set, PackSet.OnTrial trial, Tally tally) {}

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            transactions.asConsumer(this::begun).ifPresent(this::run);
        } catch (RuntimeException away) {
            Log.debugf("no back-test can be looked for: %s", away.toString());
        }
    }

    private Optional<BackTest> begun(Handle handle) {
        backTests.failAbandoned(handle);
        return backTests.isAsked(handle) ? backTests.begin(handle, timelines.count(handle)) : Optional.empty();
    }

    private void run(BackTest test) {
        try {
            Plan plan = transactions.asConsumer(handle -> plan(handle, test));
            Key from = new Key("", "");
            long done = 0;
            List<Due> batch;
            do {
                Key after = from;
                long before = done;
                batch = transactions.asConsumer(handle -> hear(handle, plan, after, before));
                done += batch.size();
                from = batch.isEmpty() ? from : batch.get(batch.size() - 1).key();
            } while (batch.size() == AT_ONCE);
            transactions.asConsumer(handle -> {
                backTests.finish(handle, test.id(), plan.tally().result());
                return test;
            });
        } catch (RuntimeException trouble) {
            Log.warnf(trouble, "back-test %s failed", test.id());
            fail(test, trouble);
        }
    }

    private Plan plan(Handle handle, BackTest test) {
        RulePack pack = trials.find(handle, test.pack()).orElseThrow().read();
        PackSet now = packs.of(handle);
        PackSet set = now.besides(test.id(), pack);
        PackSet.OnTrial trial = set.onTrial().get(set.onTrial().size() - 1);
        String inForce = now.pack(pack.name())
                .map(same -> same.name() + "/" + same.version())
                .orElse(null);
        return new Plan(test.id(), Objects.requireNonNull(test.asOf()), set, trial, new Tally(inForce));
    }

    private List<Due> hear(Handle handle, Plan plan, Key after, long before) {
        List<Due> batch = timelines.after(handle, after, AT_ONCE);
        rehearsal
                .hear(handle, batch, plan.set(), plan.trial(), plan.asOf())
                .forEach(heard -> plan.tally().add(heard.inForce(), heard.onTrial()));
        if (!backTests.beat(handle, plan.test(), before + batch.size())) {
            throw new IllegalStateException("it was given up, having shown no progress for a minute");
        }
        return batch;
    }

    private void fail(BackTest test, RuntimeException trouble) {
        transactions.asConsumer(handle -> {
            backTests.fail(handle, test.id(), Objects.toString(trouble.getMessage(), trouble.toString()));
            return test;
        });
    }
}
