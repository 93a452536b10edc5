package org.firstbutton.supervision.watch;

import java.util.List;
import java.util.Map;
import org.firstbutton.supervision.finding.FindingDraft;
import org.firstbutton.supervision.timeline.Timelines.Due;
import org.firstbutton.supervision.timeline.Timelines.Key;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.Judge;
import org.firstbutton.supervision.verdict.Timeline;
import org.firstbutton.supervision.verdict.Verdict;
import org.firstbutton.supervision.verdict.Viewpoint;

/** 待判 — a timeline as it lies on the desk: what stands on it, and how much of it can be known now. */
record Hearing(Due due, Timeline timeline, Viewpoint view) {

    static List<Hearing> all(List<Due> due, Map<Key, Timeline> read, Standings standings) {
        return due.stream()
                .map(each -> new Hearing(
                        each,
                        read.getOrDefault(
                                each.key(),
                                Timeline.of(each.key().kind(), each.key().key(), List.of())),
                        standings.seenFrom(each)))
                .toList();
    }

    Verdict by(Judge judge) {
        return judge.attention(timeline, view);
    }

    List<FindingDraft> findings(Verdict verdict) {
        return verdict.duties().stream()
                .filter(Duty::isFinding)
                .map(duty -> Drafts.finding(duty, timeline, due.number(), view))
                .toList();
    }
}
