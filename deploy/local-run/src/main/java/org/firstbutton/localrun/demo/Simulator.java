package org.firstbutton.localrun.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.firstbutton.localrun.county.story.AftermathScript;
import org.firstbutton.localrun.county.story.AlertCourse;
import org.firstbutton.localrun.county.story.AlertScript;
import org.firstbutton.localrun.county.story.Chronicle;
import org.firstbutton.localrun.county.story.Chronicle.Statement;
import org.firstbutton.localrun.county.story.Days;
import org.firstbutton.localrun.county.story.Dice;
import org.firstbutton.localrun.county.story.OtherCall;
import org.firstbutton.localrun.county.story.Unit;

/** 模拟 — while the demo stays up, calls keep coming in, are handled cleanly within minutes, and the sources beat. */
final class Simulator {
    private static final Duration EVERY_CALL = Duration.ofSeconds(20);
    private static final Duration EVERY_BEAT = Duration.ofSeconds(30);
    // The telephone rings before the call is taken; nothing may be recorded before it happens.
    private static final Duration AHEAD = Duration.ofSeconds(15);
    // What is not closed by midnight is not cleared; the last calls of a day would be.
    private static final LocalTime LAST_VALID_CALL = LocalTime.of(23, 45);
    private static final DateTimeFormatter NUMBER = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Records records;
    private final Heart heart;
    private final Dice dice;
    private final PriorityQueue<Coming> coming = new PriorityQueue<>(
            Comparator.comparing((Coming one) -> one.statement().recordedAt()));
    private Instant nextCall;
    private Instant nextBeat;

    Simulator(Records records, Heart heart, long seed, Instant now) {
        this.records = records;
        this.heart = heart;
        this.dice = Dice.of(seed, "live " + now);
        this.nextCall = now;
        this.nextBeat = now;
    }

    private record Coming(Chronicle chronicle, Statement statement) {}

    void run() throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            tick(Instant.now().truncatedTo(ChronoUnit.SECONDS));
            Thread.sleep(1000);
        }
    }

    /** What has been recorded by now goes out; only then may the sources say that nothing is left. */
    void tick(Instant now) throws InterruptedException {
        if (!now.isBefore(nextCall)) {
            call(now.plus(AHEAD));
            nextCall = now.plus(EVERY_CALL);
        }
        List<Chronicle> recorded = recordedBy(now);
        if (!recorded.isEmpty()) {
            records.handIn(recorded);
        }
        if (!now.isBefore(nextBeat)) {
            heart.beat(now);
            nextBeat = now.plus(EVERY_BEAT);
        }
    }

    private List<Chronicle> recordedBy(Instant now) {
        Map<String, Chronicle> byNumber = new LinkedHashMap<>();
        while (!coming.isEmpty() && !coming.peek().statement().recordedAt().isAfter(now)) {
            Coming next = coming.remove();
            Chronicle whole = next.chronicle();
            byNumber.computeIfAbsent(
                            whole.number(),
                            number -> new Chronicle(
                                    whole.source(), number, whole.orgPath(), whole.alert(), new ArrayList<>()))
                    .statements()
                    .add(next.statement());
        }
        return List.copyOf(byNumber.values());
    }

    private void call(Instant received) {
        String number = "DEMO-LIVE-" + NUMBER.format(received.atZone(Days.ZONE));
        boolean late = received.atZone(Days.ZONE).toLocalTime().isAfter(LAST_VALID_CALL);
        Chronicle chronicle = dice.chance(30) && !late
                ? whole(brisk(received), number)
                : new OtherCall(received, number, dice, OtherCall.Turn.byChance(dice)).write(Unit.COUNTY, null);
        chronicle.statements().forEach(statement -> coming.add(new Coming(chronicle, statement)));
    }

    private static Chronicle whole(AlertCourse course, String number) {
        List<Chronicle> told = new AlertScript(course, number).write();
        return new AftermathScript(course, number, Instant.MAX).after(told).get(0);
    }

    /** An alert that is over in a few minutes, so that little is left open when the demo ends. */
    private AlertCourse brisk(Instant received) {
        AlertCourse course = new AlertCourse(received, dice.one(Unit.ALL), dice, 3);
        course.dispatchAfter = dice.between(8, 30);
        course.arriveAfter = dice.between(60, 110);
        course.onScene = dice.between(30, 90);
        course.feedbackAfter = dice.between(10, 40);
        course.informAfter = dice.between(10, 40);
        course.closeAfter = dice.between(10, 40);
        course.asking.messageAfter = dice.between(10, 40);
        course.asking.answered = true;
        course.carriedOver = false;
        return course;
    }
}
