package org.firstbutton.supervision.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.supervision.finding.FindingDraft;
import org.firstbutton.supervision.finding.FindingRecorder;
import org.firstbutton.supervision.finding.WarningRecorder;
import org.firstbutton.supervision.rulebook.PackSet;
import org.firstbutton.supervision.rulebook.PacksInForce;
import org.firstbutton.supervision.source.Sources.Source;
import org.firstbutton.supervision.timeline.Timelines;
import org.firstbutton.supervision.timeline.Timelines.Due;
import org.firstbutton.supervision.timeline.Timelines.Gate;
import org.firstbutton.supervision.timeline.Timelines.Key;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.Judge;
import org.firstbutton.supervision.verdict.Verdict;
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
    private final ShadowRecord shadow;

    Judgement(
            PacksInForce packs,
            TimelineReader reader,
            Timelines timelines,
            FindingRecorder findings,
            WarningRecorder warnings,
            ShadowRecord shadow) {
        this.packs = packs;
        this.reader = reader;
        this.timelines = timelines;
        this.findings = findings;
        this.warnings = warnings;
        this.shadow = shadow;
    }

    /**
     * Judges the timelines, which are locked, by one set of rules. The set is read after they were locked: a change that
     * commits later waits for them and has them judged again.
     */
    void follow(Handle handle, List<Due> due, List<Gate> gates, Map<String, Source> sources) {
        PackSet set = packs.of(handle);
        Instant now = DatabaseClock.now(handle);
        List<Key> keys = due.stream().map(Due::key).toList();
        List<Hearing> hearings =
                Hearing.all(due, reader.read(handle, ofInterest(keys, set), set), new Standings(now, gates, sources));
        Map<Key, Instant> nextChecks = new HashMap<>();
        List<WarningRecorder.Risk> risks = new ArrayList<>();
        Map<String, List<FindingDraft>> drafts = judge(hearings, set.judge(), nextChecks, risks, now);
        Map<String, List<String>> subjects = keys.stream()
                .collect(Collectors.groupingBy(Key::kind, Collectors.mapping(Key::key, Collectors.toList())));
        subjects.forEach((kind, of) -> findings.follow(
                handle,
                new FindingRecorder.Judged(kind, of, PackSet.judgedFrom(set.judge(), kind, now), set.names()),
                drafts.getOrDefault(kind, List.of()),
                now));
        for (PackSet.OnTrial trial : set.onTrial()) {
            Map<String, List<FindingDraft>> found = judge(hearings, trial.judge(), nextChecks, new ArrayList<>(), now);
            subjects.forEach((kind, of) -> shadow.follow(
                    handle,
                    trial.id(),
                    new FindingRecorder.Judged(kind, of, PackSet.judgedFrom(trial.judge(), kind, now), set.names()),
                    found.getOrDefault(kind, List.of())));
        }
        warnings.follow(handle, subjects.values().stream().flatMap(List::stream).toList(), risks, now);
        timelines.judged(handle, nextChecks, due);
    }

    /** Those that some rule judges; the others need not be read to be found faultless. */
    private static List<Key> ofInterest(List<Key> keys, PackSet set) {
        Set<String> kinds = set.kinds();
        return keys.stream().filter(key -> kinds.contains(key.kind())).toList();
    }

    private static Map<String, List<FindingDraft>> judge(
            List<Hearing> hearings,
            Judge judge,
            Map<Key, Instant> nextChecks,
            List<WarningRecorder.Risk> risks,
            Instant now) {
        Map<String, List<FindingDraft>> drafts = new HashMap<>();
        for (Hearing hearing : hearings) {
            Key key = hearing.due().key();
            Verdict verdict = hearing.by(judge);
            drafts.computeIfAbsent(key.kind(), any -> new ArrayList<>()).addAll(hearing.findings(verdict));
            for (Duty duty : verdict.duties()) {
                if (duty.state() == Duty.State.AT_RISK) {
                    Drafts.risk(duty, hearing.timeline(), hearing.due().number(), now)
                            .ifPresent(risks::add);
                }
            }
            Instant next = earlier(earlier(verdict.nextCheck(), verdict.heldUntil()), nextChecks.get(key));
            if (next != null) {
                nextChecks.put(key, next);
            }
        }
        return drafts;
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }
}
