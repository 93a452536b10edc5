package org.firstbutton.localrun.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firstbutton.contract.CloudEventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 杀进程 — each service and the broker die by SIGKILL while a dispatch centre hands over thousands of alerts. */
class CrashStory {
    private static final int ENOUGH = 5_000;
    private static final List<String> VICTIMS = List.of("intake", "casework", "supervision", "scoring", "kafka");

    @TempDir
    Path directory;

    @Test
    void killedOneAfterTheOtherDuringFiveThousandAlerts_theyLoseNothingAndDoubleNothing() throws Exception {
        try (WholeSystem system = new WholeSystem(directory.resolve("home"))) {
            say("started in " + system.start());
            try (DispatchCentre centre = new DispatchCentre(system.ports(), ENOUGH)) {
                centre.open();
                centre.awaitCount(200, Duration.ofMinutes(2));
                for (String victim : VICTIMS) {
                    killDuringTheLoad(system, centre, victim);
                }
                centre.awaitCount(ENOUGH, Duration.ofMinutes(5));
                centre.finish();
                inspect(system, centre);
            }
        }
    }

    private static void killDuringTheLoad(WholeSystem system, DispatchCentre centre, String victim) throws Exception {
        int before = centre.told().count();
        system.kill(victim);
        Thread.sleep(2000);
        if (!victim.equals("intake") && !victim.equals("casework")) {
            // Nothing behind the ledger is needed to take a call.
            centre.awaitCount(before + 20, Duration.ofMinutes(1));
        }
        int without = centre.told().count();
        Duration back = system.start();
        say(victim + " killed after " + before + " alerts, " + (without - before) + " acknowledged without it, back in "
                + back);
        centre.awaitCount(centre.told().count() + 100, Duration.ofMinutes(2));
    }

    private static void inspect(WholeSystem system, DispatchCentre centre) throws Exception {
        Told told = centre.told();
        Inspection inspection = new Inspection(system.ports(), told);
        Duration caughtUp = inspection.awaitCaughtUp(Duration.ofMinutes(4));
        say(told.count() + " alerts and " + told.cases().size() + " cases acknowledged, "
                + told.books().count() + " facts about alerts; " + centre.repeated() + " requests sent again; "
                + inspection.unanswered().size() + " ALT-05 and "
                + inspection.unacknowledged().size() + " ALT-06 expected; caught up after " + caughtUp);

        assertThat(inspection.complaints()).isEmpty();
        assertThat(system.forks()).as("versions that stand twice, in all logs").isEmpty();
        assertThat(told.count()).isGreaterThanOrEqualTo(ENOUGH);
        assertThat(inspection.unanswered()).isNotEmpty();
        assertThat(inspection.unacknowledged()).isNotEmpty();
        assertThat(centre.repeated()).as("requests that a kill cut off").isPositive();
        assertThat(centre.internalErrors()).as("answers 500 instead of 503").isZero();
        plantALoss(told, inspection);
    }

    /** The inspection itself: were an acknowledged alert gone, it would say so, at each place. */
    private static void plantALoss(Told told, Inspection inspection) throws Exception {
        Instant now = Instant.now();
        ObjectNode receipt = CloudEventJson.MAPPER.createObjectNode().put("id", "never-stored");
        receipt.putArray("facts")
                .addObject()
                .put("id", UUID.randomUUID().toString())
                .put("type", "alert.received");
        told.received("never-stored", "HB/JZ/SS/U001/", receipt, now);
        assertThat(inspection.complaints())
                .anyMatch(complaint -> complaint.startsWith("never-stored:"))
                .anyMatch(complaint -> complaint.contains("intake's ledger"))
                .anyMatch(complaint -> complaint.startsWith("alerts in hand of HB/JZ/SS/U001/"));
    }

    private static void say(String what) {
        System.out.println("CrashStory: " + what);
    }
}
