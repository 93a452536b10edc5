package org.firstbutton.localrun.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;

/** 颗粒归仓 — waits until supervision has taken in and judged all that the county's systems handed in. */
final class Settling {
    private static final Duration STILL = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration TELL = Duration.ofSeconds(5);

    private final Door intake;
    private final Door casework;
    private final Door supervision;
    private final Findings findings;

    Settling(Doors doors, Findings findings) {
        this.intake = doors.counting(doors.intake());
        this.casework = doors.counting(doors.casework());
        this.supervision = doors.counting(doors.supervision());
        this.findings = findings;
    }

    /**
     * @param received facts and beats of the county in the ledgers of intake and casework
     * @param supervised those that supervision has taken in
     * @param difference by how much the two lie apart, summed over sources and topics
     */
    record Standing(long received, long supervised, long difference, long quarantined, long parked, long unjudged) {
        boolean isSettled() {
            return open() == 0;
        }

        long open() {
            return difference + parked + unjudged;
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "颗粒归仓 reconciliation: 接收 received %,d %s 监督 supervised %,d · 差 difference %d · 隔离 quarantine %d"
                            + " · 搁置 parked %d · 待判 unjudged %d",
                    received,
                    difference == 0 ? "=" : "≠",
                    supervised,
                    difference,
                    quarantined,
                    parked,
                    unjudged);
        }
    }

    /** How many facts of the county a system holds that may have been running before. */
    long held() throws InterruptedException {
        return sum(county(intake.get("/api/v1/ledger/digest")));
    }

    /**
     * Waits until all is judged and nothing new comes up for a while; gives up when nothing moves any more.
     *
     * @param meanwhile keeps the sources alive
     */
    Standing await(Beats meanwhile, PrintStream out) throws InterruptedException {
        Standing before = null;
        int known = -1;
        long least = Long.MAX_VALUE;
        long stillSince = System.nanoTime();
        long betterSince = System.nanoTime();
        long toldAt = System.nanoTime();
        while (true) {
            Standing standing = standing();
            int found = findings.all().size();
            if (!standing.equals(before) || found != known) {
                stillSince = System.nanoTime();
            }
            if (standing.open() < least || found != known) {
                least = standing.open();
                betterSince = System.nanoTime();
            }
            if (standing.isSettled() && System.nanoTime() - stillSince > STILL.toNanos()) {
                return standing;
            } else if (!standing.isSettled() && System.nanoTime() - betterSince > PATIENCE.toNanos()) {
                throw gaveUp(standing);
            }
            if (System.nanoTime() - toldAt > TELL.toNanos()) {
                out.println(standing.text());
                toldAt = System.nanoTime();
            }
            before = standing;
            known = found;
            meanwhile.beat();
            Thread.sleep(1000);
        }
    }

    private static Trouble gaveUp(Standing standing) {
        return Trouble.failed(
                Words.of("监督没有跟上。%s", "Supervision did not catch up. %s").formatted(standing.text()),
                Words.of(
                        "请看 .firstbutton/log/supervision.log;被隔离的记录见 /api/v1/quarantine。",
                        "See .firstbutton/log/supervision.log, and /api/v1/quarantine for records that were set aside."));
    }

    /** What has to be done regularly while waiting. */
    interface Beats {
        void beat() throws InterruptedException;
    }

    private Standing standing() throws InterruptedException {
        Map<String, Long> received = county(intake.get("/api/v1/ledger/digest"));
        county(casework.get("/api/v1/ledger/digest")).forEach((key, count) -> received.merge(key, count, Long::sum));
        JsonNode reconciliation = supervision.get("/api/v1/reconciliation");
        Map<String, Long> supervised = county(reconciliation);
        Map<String, Long> apart = new TreeMap<>(received);
        supervised.forEach((key, count) -> apart.merge(key, -count, Long::sum));
        return new Standing(
                sum(received),
                sum(supervised),
                apart.values().stream().mapToLong(Math::abs).sum(),
                reconciliation.path("quarantined").asLong(),
                reconciliation.path("parked").asLong(),
                reconciliation.path("unjudged").asLong());
    }

    /** By source and topic. */
    private static Map<String, Long> county(JsonNode answer) {
        Map<String, Long> counts = new TreeMap<>();
        answer.path("digests").forEach(digest -> {
            String source = digest.path("source").asText();
            if (source.startsWith("demo-")) {
                String grain = source + " " + digest.path("topic").asText();
                counts.merge(grain, digest.path("count").asLong(), Long::sum);
            }
        });
        return counts;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
