package org.firstbutton.localrun.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.firstbutton.localrun.mapping.BadCell;
import org.firstbutton.localrun.mapping.Mapping;
import org.firstbutton.localrun.mapping.Mapping.MappedAlert;
import org.firstbutton.localrun.mapping.Row;

/** 送达 — reads, maps and sends an export with a few requests in flight; memory holds only those. */
final class Delivery {
    static final int BATCH = 200;
    private static final int IN_FLIGHT = 3;

    private final Mapping mapping;
    private final String source;
    private final Intake intake;
    private final RefusedRows refused;
    private long rows;
    private long recorded;
    private long unchanged;
    private long facts;

    Delivery(Mapping mapping, String source, Intake intake, RefusedRows refused) {
        this.mapping = mapping;
        this.source = source;
        this.intake = intake;
        this.refused = refused;
    }

    /** What became of the rows; {@code facts} are those that intake recorded this time. */
    record Outcome(long rows, long recorded, long unchanged, long refused, long facts) {}

    /** {@code afterBatch} is told after each answered batch. */
    Outcome run(Iterable<Row> export, Runnable afterBatch) throws IOException, InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(IN_FLIGHT);
        var answers = new ExecutorCompletionService<Answered>(senders);
        int inFlight = 0;
        try {
            List<MappedAlert> batch = new ArrayList<>();
            for (Row row : export) {
                map(row, batch);
                if (batch.size() == BATCH) {
                    inFlight += submit(answers, batch);
                    batch = new ArrayList<>();
                    // One batch more than the senders carry waits ready; reading pauses beyond that.
                    if (inFlight > IN_FLIGHT) {
                        inFlight -= settleOne(answers, afterBatch);
                    }
                }
            }
            if (!batch.isEmpty()) {
                inFlight += submit(answers, batch);
            }
            while (inFlight > 0) {
                inFlight -= settleOne(answers, afterBatch);
            }
        } finally {
            senders.shutdownNow();
        }
        return new Outcome(rows, recorded, unchanged, refused.count(), facts);
    }

    private void map(Row row, List<MappedAlert> batch) {
        rows++;
        try {
            batch.add(mapping.apply(row));
        } catch (BadCell bad) {
            refused.add(
                    row.line(),
                    row.cellOf(mapping.number()),
                    "无法映射 · cannot be mapped",
                    bad.column(),
                    bad.what().zh() + " · " + bad.what().en());
        }
    }

    private int submit(ExecutorCompletionService<Answered> answers, List<MappedAlert> batch) {
        var submitted = answers.submit(() -> new Answered(batch, intake.send(source, batch)));
        return submitted.isCancelled() ? 0 : 1;
    }

    private int settleOne(ExecutorCompletionService<Answered> answers, Runnable afterBatch)
            throws IOException, InterruptedException {
        try {
            settle(answers.take().get());
            afterBatch.run();
            return 1;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException unreachable) {
                throw unreachable;
            }
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        }
    }

    private void settle(Answered answered) {
        for (int index = 0; index < answered.batch().size(); index++) {
            MappedAlert alert = answered.batch().get(index);
            JsonNode result = answered.results().get(index);
            switch (result.path("status").asText()) {
                case "RECORDED" -> {
                    recorded++;
                    facts += result.path("recorded").asLong();
                }
                case "UNCHANGED" -> unchanged++;
                default -> {
                    ProblemText problem = ProblemText.of(result.path("problem"));
                    refused.add(alert.line(), alert.number(), problem.title(), problem.field(), problem.detail());
                }
            }
        }
    }

    private record Answered(List<MappedAlert> batch, JsonNode results) {}
}
