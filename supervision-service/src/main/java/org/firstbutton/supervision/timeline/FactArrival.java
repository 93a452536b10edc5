package org.firstbutton.supervision.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.chassis.delivery.FactHandler;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.casework.CaseFact.ReportRegistered;
import org.firstbutton.contract.supervision.HeartbeatFact.SourceBeat;
import org.firstbutton.contract.supervision.HeartbeatFact.SourceRegistered;
import org.firstbutton.supervision.source.Sources;
import org.firstbutton.supervision.source.Sources.Source;
import org.jdbi.v3.core.Handle;

/**
 * 入库 — lays arriving facts down on their timelines and marks those timelines for judging. It judges nothing itself:
 * late, repeated and corrected facts only change the set, and the verdict follows.
 */
@ApplicationScoped
class FactArrival implements FactHandler {
    private final TimelineFacts facts;
    private final Timelines timelines;
    private final Sources sources;
    private final Wakeup wakeup;

    FactArrival(TimelineFacts facts, Timelines timelines, Sources sources, Wakeup wakeup) {
        this.facts = facts;
        this.timelines = timelines;
        this.sources = sources;
        this.wakeup = wakeup;
    }

    @Override
    public Set<Topic> topics() {
        return EnumSet.of(
                Topic.ALERT_EVENTS,
                Topic.UNIT_TELEMETRY,
                Topic.BODYCAM_EVENTS,
                Topic.CASE_EVENTS,
                Topic.REVIEW_EVENTS,
                Topic.MEASURE_EVENTS,
                Topic.CUSTODY_EVENTS,
                Topic.EXTERNAL_EVENTS,
                Topic.PROPERTY_EVENTS,
                Topic.CITIZEN_EVENTS,
                Topic.RECTIFICATION_EVENTS,
                Topic.ACCOUNTABILITY_EVENTS,
                Topic.SCORE_EVENTS,
                Topic.HEARTBEATS);
    }

    @Override
    public void apply(Handle handle, List<ArrivedFact> arrived) {
        List<ArrivedFact> aboutMatters = new ArrayList<>(arrived.size());
        Timelines.Touches touches = new Timelines.Touches();
        for (ArrivedFact fact : arrived) {
            Envelope envelope = fact.recorded().envelope();
            if (fact.recorded().fact() instanceof SourceRegistered registered) {
                sources.register(handle, envelope, registered);
            } else if (fact.recorded().fact() instanceof SourceBeat beat) {
                sources.beat(handle, envelope, beat);
                touches.source(beat.source(), envelope.orgPath());
            } else {
                aboutMatters.add(fact);
            }
        }
        if (!aboutMatters.isEmpty()) {
            facts.lay(handle, aboutMatters);
            touchMatters(handle, aboutMatters, touches);
        }
        timelines.touch(handle, touches);
    }

    private void touchMatters(Handle handle, List<ArrivedFact> aboutMatters, Timelines.Touches touches) {
        Map<String, Source> known = sources.all(handle);
        List<Timelines.Link> links = new ArrayList<>();
        for (ArrivedFact fact : aboutMatters) {
            Envelope envelope = fact.recorded().envelope();
            Source source = known.get(envelope.source());
            boolean export = source != null && source.isExport();
            if (fact.recorded().fact() instanceof AlertReceived received) {
                touches.matter(envelope, fact.partition(), received.sourceNumber(), true, export);
                if (received.callerKey() != null && !export) {
                    links.add(new Timelines.Link("caller", received.callerKey(), envelope.matter()));
                }
            } else if (fact.recorded().fact() instanceof ReportRegistered report) {
                touches.matter(envelope, fact.partition(), report.reportId(), false, export);
            } else {
                touches.matter(envelope, fact.partition(), null, false, export);
            }
        }
        timelines.link(handle, links);
        timelines.touchLinked(handle, aboutMatters, touches);
    }

    @Override
    public void committed() {
        wakeup.ring();
    }
}
