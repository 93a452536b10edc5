package org.firstbutton.supervision.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.supervision.finding.FindingDraft;
import org.firstbutton.supervision.finding.FindingRecorder;
import org.firstbutton.supervision.finding.WarningRecorder;
import org.firstbutton.supervision.rulebook.PacksInForce;
import org.firstbutton.supervision.source.Sources.Source;
import org.firstbutton.supervision.timeline.Timelines;
import org.firstbutton.supervision.timeline.Timelines.Due;
import org.firstbutton.supervision.timeline.Timelines.Gate;
import org.firstbutton.supervision.timeline.Timelines.Key;
import org.firstbutton.supervision.verdict.Correlation;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.Timeline;
import org.firstbutton.supervision.verdict.Verdict;
import org.firstbutton.supervision.verdict.Viewpoint;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 判定 — judges a batch of timelines as of now and writes what changed: findings, warnings, and when to look again. */
@ApplicationScoped
class Judgement {
    private final PacksInForce packs;
    private final TimelineReader reader;
    private final Timelines timelines;
    private final FindingRecorder findings;
    private final WarningRecorder warnings;

    Judgement(
            PacksInForce packs,
            TimelineReader reader,
            Timelines timelines,
            FindingRecorder findings,
            WarningRecorder warnings) {
        this.packs = packs;
        this.reader = reader;
        this.timelines = timelines;
        this.findings = findings;
        this.warnings = warnings;
    }

    void follow(Handle handle, List<Due> due, List<Gate> gates, Map<String, Source> sources) {
        Instant now = DatabaseClock.now(handle);
        Standings standings = new Standings(now, gates, sources);
        Map<Key, Timeline> read = reader.read(handle, due.stream().map(Due::key).toList());
        Map<String, List<FindingDraft>> drafts = new HashMap<>();
        List<WarningRecorder.Risk> risks = new ArrayList<>();
        Map<Key, Instant> nextChecks = new HashMap<>();
        for (Due each : due) {
            Timeline timeline = read.getOrDefault(
                    each.key(), Timeline.of(each.key().kind(), each.key().key(), List.of()));
            Viewpoint view = standings.seenFrom(each);
            Verdict verdict = packs.judge().attention(timeline, view);
            for (Duty duty : verdict.duties()) {
                if (duty.isFinding()) {
                    drafts.computeIfAbsent(each.key().kind(), any -> new ArrayList<>())
                            .add(Drafts.finding(duty, timeline, each.number(), view));
                } else if (duty.state() == Duty.State.AT_RISK) {
                    Drafts.risk(duty, timeline, each.number(), now).ifPresent(risks::add);
                }
            }
            Instant next = earlier(verdict.nextCheck(), verdict.heldUntil());
            if (next != null) {
                nextChecks.put(each.key(), next);
            }
        }
        Map<String, List<String>> subjects = due.stream()
                .collect(Collectors.groupingBy(
                        each -> each.key().kind(),
                        Collectors.mapping(each -> each.key().key(), Collectors.toList())));
        subjects.forEach((kind, keys) ->
                findings.follow(handle, kind, keys, judgedFrom(kind, now), drafts.getOrDefault(kind, List.of()), now));
        warnings.follow(handle, subjects.values().stream().flatMap(List::stream).toList(), risks, now);
        timelines.judged(handle, nextChecks, due);
    }

    private Instant judgedFrom(String kind, Instant now) {
        return kind.equals(Correlation.COUNTY.key()) ? packs.judgedFrom(now) : Instant.EPOCH;
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }
}
