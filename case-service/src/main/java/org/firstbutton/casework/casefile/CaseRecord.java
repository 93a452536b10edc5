package org.firstbutton.casework.casefile;

import java.time.Instant;
import java.util.UUID;
import org.firstbutton.chassis.recording.DeterministicIds;
import org.firstbutton.contract.Topic;
import org.jspecify.annotations.Nullable;

/**
 * 案件 — a report and the case that comes of it. Its own facts and those of its legal reviews are two streams with
 * versions of their own, because a consumer may read only one of the two topics and must see no gap.
 *
 * @param matter the alert's id, else the case's own
 * @param source who keeps the record: {@code firstbutton} or a foreign system
 * @param number the source's number of it
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
        long version,
        long reviewVersion,
        CaseProgress progress) {
    /** The source of what people enter here. */
    public static final String OURS = "firstbutton";

    public CaseState state() {
        return progress.state();
    }

    /** The aggregate that facts of this topic belong to. */
    public UUID stream(Topic topic) {
        return topic == Topic.REVIEW_EVENTS ? DeterministicIds.of("case-reviews", OURS, id.toString()) : id;
    }

    public long version(Topic topic) {
        return topic == Topic.REVIEW_EVENTS ? reviewVersion : version;
    }

    /** The case after this many more facts of each stream. */
    public CaseRecord grown(long facts, long reviewFacts, CaseProgress newProgress) {
        return new CaseRecord(
                id,
                kind,
                matter,
                orgPath,
                source,
                number,
                reportId,
                registeredAt,
                version + facts,
                reviewVersion + reviewFacts,
                newProgress);
    }
}
