package org.firstbutton.supervision.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.chassis.delivery.FactHandler;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.casework.CaseFact.ReportRegistered;
import org.firstbutton.contract.supervision.HeartbeatFact.SourceBeat;
import org.firstbutton.contract.supervision.HeartbeatFact.SourceRegistered;
import org.firstbutton.contract.supervision.WarningFact;
import org.firstbutton.contract.supervision.WarningFact.ReminderIssued;
import org.firstbutton.supervision.rulebook.PackSet;
import org.firstbutton.supervision.rulebook.PacksInForce;
import org.firstbutton.supervision.source.Sources;
import org.firstbutton.supervision.source.Sources.Source;
import org.firstbutton.supervision.verdict.Correlation;
import org.firstbutton.supervision.verdict.OwnFindings;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 入库 — lays arriving facts down on their timelines and marks those timelines for judging. It judges nothing itself:
 * late, repeated and corrected facts only change the set, and the verdict follows.
 */
@ApplicationScoped
class FactArrival implements FactHandler {
    private final TimelineFacts facts;
    private final Timelines timelines;
    private final Sources sources;
    private final PacksInForce packs;
    private final Wakeup wakeup;
    private final LaidFacts after;

    FactArrival(
            TimelineFacts facts,
            Timelines timelines,
            Sources sources,
            PacksInForce packs,
            Wakeup wakeup,
            LaidFacts after) {
        this.after = after;
        this.facts = facts;
        this.timelines = timelines;
        this.sources = sources;
        this.packs = packs;
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
                Topic.SUPERVISION_FINDINGS,
                Topic.SUPERVISION_FINDINGS_INTEGRITY,
                Topic.SUPERVISION_WARNINGS,
                Topic.HEARTBEATS);
    }

    @Override
    public Runnable apply(Handle handle, List<ArrivedFact> arrived) {
        List<ArrivedFact> aboutMatters = new ArrayList<>(arrived.size());
        Touches touches = new Touches();
        for (ArrivedFact fact : arrived) {
            Envelope envelope = fact.recorded().envelope();
            if (fact.recorded().fact() instanceof SourceRegistered registered) {
                sources.register(handle, envelope, registered);
            } else if (fact.recorded().fact() instanceof SourceBeat beat) {
                sources.beat(handle, envelope, beat);
                touches.source(beat.source(), envelope.orgPath());
            } else if (!isOwnWarning(fact.recorded().fact())) {
                aboutMatters.add(fact);
            }
        }
        boolean allNew = true;
        if (!aboutMatters.isEmpty()) {
            allNew = facts.lay(handle, aboutMatters) == aboutMatters.size();
            touchMatters(handle, aboutMatters, touches);
        }
        touches.write(handle);
        List<ArrivedFact> laid = allNew ? aboutMatters : List.of();
        return () -> {
            after.laid(laid);
            wakeup.ring();
        };
    }

    /** What we said of a risk is no news of the matter; that somebody was reminded is, for he is to sign. */
    private static boolean isOwnWarning(Fact fact) {
        return fact instanceof WarningFact && !(fact instanceof ReminderIssued);
    }

    private void touchMatters(Handle handle, List<ArrivedFact> aboutMatters, Touches touches) {
        Map<String, Source> known = sources.all(handle);
        PackSet set = packs.of(handle);
        Set<String> onMatters = set.typesOn(Correlation.MATTER);
        List<Timelines.Link> links = new ArrayList<>();
        for (ArrivedFact fact : aboutMatters) {
            Envelope envelope = fact.recorded().envelope();
            if (OwnFindings.isTold(envelope.type()) && !onMatters.contains(envelope.type())) {
                continue;
            }
            Source source = known.get(envelope.source());
            boolean export = source != null && source.isExport();
            if (fact.recorded().fact() instanceof AlertReceived received) {
                touches.matter(envelope, fact.partition(), received.sourceNumber(), true, export);
                if (!export) {
                    link("caller", received.callerKey(), envelope, links);
                    link("place", received.placeKey(), envelope, links);
                }
            } else if (fact.recorded().fact() instanceof ReportRegistered report) {
                touches.matter(envelope, fact.partition(), report.reportId(), false, export);
            } else {
                touches.matter(envelope, fact.partition(), null, false, export);
            }
        }
        timelines.link(handle, links);
        touchGathered(aboutMatters, known, set, touches);
        touchCorrected(handle, aboutMatters, known, set, touches);
        timelines.touchLinked(handle, aboutLinked(aboutMatters, set), touches);
    }

    /** Those of which a rule on callers or places speaks, and corrections, which may stand for any. */
    private static List<ArrivedFact> aboutLinked(List<ArrivedFact> facts, PackSet set) {
        Set<String> types = new HashSet<>(set.typesOn(Correlation.CALLER));
        types.addAll(set.typesOn(Correlation.PLACE));
        return facts.stream().filter(fact -> concerns(types, fact)).toList();
    }

    private static boolean concerns(Set<String> types, ArrivedFact fact) {
        String type = fact.recorded().envelope().type();
        return types.contains(type)
                || fact.recorded().fact() instanceof AlertReceived
                || fact.recorded().envelope().corrects() != null;
    }

    private static void link(String kind, @Nullable String key, Envelope envelope, List<Timelines.Link> links) {
        if (key != null) {
            links.add(new Timelines.Link(kind, key, envelope.matter()));
        }
    }

    /** The timelines of officers, findings, units and counties, where a rule speaks of it; history accuses nobody there. */
    private static void touchGathered(
            List<ArrivedFact> facts, Map<String, Source> known, PackSet set, Touches touches) {
        for (ArrivedFact fact : facts) {
            Envelope envelope = fact.recorded().envelope();
            touchGathered(
                    new Told(
                            envelope.type(), envelope.source(), envelope.orgPath(), envelope.occurredAt(), fact.data()),
                    known,
                    set,
                    touches);
        }
    }

    /** What a correction changes stands also where the corrected facts stood: with another officer, or in another unit. */
    private void touchCorrected(
            Handle handle, List<ArrivedFact> arrived, Map<String, Source> known, PackSet set, Touches touches) {
        List<UUID> corrections = arrived.stream()
                .map(fact -> fact.recorded().envelope())
                .filter(envelope -> envelope.corrects() != null)
                .map(Envelope::id)
                .toList();
        if (!corrections.isEmpty()) {
            facts.families(handle, corrections)
                    .forEach(fact -> touchGathered(
                            new Told(fact.type(), fact.source(), fact.orgPath(), fact.occurredAt(), fact.data()),
                            known,
                            set,
                            touches));
        }
    }

    /** What of a fact says on which timelines it stands. */
    private record Told(String type, String source, String orgPath, Instant occurredAt, JsonNode data) {}

    private static void touchGathered(Told fact, Map<String, Source> known, PackSet set, Touches touches) {
        Source source = known.get(fact.source());
        if (source != null && source.isExport()) {
            return;
        }
        named(Correlation.OFFICER, Named.officer(fact.type(), fact.data()), fact, set, touches);
        named(Correlation.AREA, Named.place(fact.data()), fact, set, touches);
        named(Correlation.FINDING, Named.finding(fact.data()), fact, set, touches);
        named(Correlation.UNIT, fact.orgPath(), fact, set, touches);
        if (set.typesOn(Correlation.COUNTY).contains(fact.type())) {
            String county = Correlation.countyOf(fact.orgPath());
            set.comparedAt(fact.type(), fact.occurredAt())
                    .ifPresent(end -> touches.county(
                            new Timelines.Key(Correlation.COUNTY.key(), county), county, fact.source(), end));
        }
    }

    private static void named(Correlation kind, @Nullable String key, Told fact, PackSet set, Touches touches) {
        if (key != null && set.typesOn(kind).contains(fact.type())) {
            touches.linked(new Timelines.Key(kind.key(), key), fact.orgPath(), Set.of(fact.source()));
        }
    }

    @Override
    public boolean worksByKeys() {
        return true;
    }
}
