package org.firstbutton.casework.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.recording.DeterministicIds;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.Topic;
import org.jspecify.annotations.Nullable;

/**
 * 案件 — a report and the case that comes of it. Its facts are a stream of each topic with versions of their own, because
 * a consumer may read only one of the topics and must see no gap.
 *
 * @param matter the alert's id, else the case's own
 * @param source who keeps the record: {@code firstbutton} or a foreign system
 * @param number the source's number of it
 * @param versions how many facts each of its streams has; a topic that has none yet is missing
 */
public record CaseRecord(
        UUID id,
        CaseKind kind,
        String matter,
        String orgPath,
        String source,
        @Nullable String number,
        @Nullable String reportId,
        Instant registeredAt,
        Map<Topic, Long> versions,
        CaseProgress progress) {
    /** The topics that carry what the register shows of a case. */
    public static final Set<Topic> TOPICS = Collections.unmodifiableSet(
            EnumSet.of(Topic.CASE_EVENTS, Topic.REVIEW_EVENTS, Topic.EXTERNAL_EVENTS, Topic.BODYCAM_EVENTS));

    /**
     * What a foreign system may record of a case: also what is a proceeding of its own here, with readers of its own. Who
     * handles a case does not read in its register who complained of it.
     */
    public static final Set<Topic> RECORDED = Collections.unmodifiableSet(EnumSet.of(
            Topic.CASE_EVENTS,
            Topic.REVIEW_EVENTS,
            Topic.EXTERNAL_EVENTS,
            Topic.BODYCAM_EVENTS,
            Topic.MEASURE_EVENTS,
            Topic.CUSTODY_EVENTS,
            Topic.PROPERTY_EVENTS,
            Topic.CITIZEN_EVENTS,
            Topic.SUPERVISION_WARNINGS));

    /** The source of what people enter here. */
    public static final String OURS = "firstbutton";

    public CaseState state() {
        return progress.state();
    }

    /** The aggregate that facts of this topic belong to. */
    public UUID stream(Topic topic) {
        return switch (topic) {
            case CASE_EVENTS -> id;
            case REVIEW_EVENTS -> DeterministicIds.of("case-reviews", OURS, id.toString());
            case EXTERNAL_EVENTS -> DeterministicIds.of("case-external", OURS, id.toString());
            case BODYCAM_EVENTS -> DeterministicIds.of("case-recordings", OURS, id.toString());
            case MEASURE_EVENTS -> DeterministicIds.of("case-measures", OURS, id.toString());
            case CUSTODY_EVENTS -> DeterministicIds.of("case-custody", OURS, id.toString());
            case PROPERTY_EVENTS -> DeterministicIds.of("case-property", OURS, id.toString());
            case CITIZEN_EVENTS -> DeterministicIds.of("case-citizens", OURS, id.toString());
            case SUPERVISION_WARNINGS -> DeterministicIds.of("case-reminders", OURS, id.toString());
            default -> throw new IllegalArgumentException("no case speaks on " + topic);
        };
    }

    public long version(Topic topic) {
        return versions.getOrDefault(topic, 0L);
    }

    /** What steps on it need not say: its own id and its report's. */
    public Map<String, String> given() {
        return reportId == null ? Map.of("case", id.toString()) : Map.of("case", id.toString(), "report", reportId);
    }

    /** How many facts it has, of all topics. */
    public long facts() {
        return versions.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The case where something recorded elsewhere has put it. */
    CaseRecord in(CaseState state) {
        return new CaseRecord(
                id, kind, matter, orgPath, source, number, reportId, registeredAt, versions, progress.in(state));
    }

    /** The case after these facts, with the progress they add up to. */
    public CaseRecord grown(Collection<? extends Fact> facts, CaseProgress newProgress) {
        Map<Topic, Long> grown = new EnumMap<>(Topic.class);
        grown.putAll(versions);
        facts.forEach(fact -> grown.merge(FactTypes.topicOf(fact.getClass()), 1L, Long::sum));
        CaseKind newKind = facts.stream().reduce(kind, CaseKind::after, (before, after) -> after);
        return new CaseRecord(id, newKind, matter, orgPath, source, number, reportId, registeredAt, grown, newProgress);
    }
}
