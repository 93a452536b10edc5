package org.firstbutton.intake.export;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.chassis.problem.Problem;
import org.firstbutton.chassis.recording.DeterministicIds;
import org.firstbutton.chassis.recording.FactStream;
import org.firstbutton.chassis.recording.ParsedFact;
import org.firstbutton.chassis.recording.RecordingResult;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.alert.AlertFact;
import org.firstbutton.intake.alert.Alert;
import org.firstbutton.intake.source.SourceView;
import org.jspecify.annotations.Nullable;

/**
 * 已读记录 — a record as it was read, or why it could not be.
 *
 * @param facts in the order in which they happened
 */
record Reading(
        UUID id,
        StatedRecord record,
        List<ParsedFact> facts,
        @Nullable Problem problem) {
    private static final UUID NONE = new UUID(0, 0);
    private static final Map<Topic, String> BESIDE =
            Map.of(Topic.CITIZEN_EVENTS, "alert-callbacks", Topic.REVIEW_EVENTS, "alert-rechecks");

    static Reading refused(@Nullable String number, Problem problem) {
        String name = Objects.requireNonNullElse(number, "");
        return new Reading(NONE, new StatedRecord(name, "", List.of()), List.of(), problem);
    }

    boolean isReadable() {
        return problem == null;
    }

    /** Whether anything is said of the alert itself; how its caller was asked afterwards begins none. */
    boolean tellsOfAlert() {
        return facts.stream().anyMatch(Reading::isOfAlert);
    }

    /** What happened, and beside it how the caller was asked and what was rechecked: a stream for each kind of consumers. */
    Stream<FactStream> streams(@Nullable Alert known, Map<String, Long> beside, SourceView source) {
        Map<Topic, List<ParsedFact>> byTopic = facts.stream()
                .collect(Collectors.groupingBy(
                        fact -> FactTypes.topicOf(fact.fact().getClass()),
                        () -> new EnumMap<>(Topic.class),
                        Collectors.toList()));
        return byTopic.entrySet().stream().map(entry -> {
            UUID aggregate = aggregate(BESIDE.get(entry.getKey()));
            long own = known == null ? 0 : known.version();
            long version = aggregate.equals(id) ? own : beside.getOrDefault(aggregate.toString(), 0L);
            return new FactStream(aggregate, version, source.id(), id.toString(), record.orgPath(), entry.getValue());
        });
    }

    /** The aggregates to which the call-backs on this alert and its rechecks belong. */
    Stream<String> beside() {
        return BESIDE.values().stream().map(kind -> aggregate(kind).toString());
    }

    private UUID aggregate(@Nullable String kind) {
        return kind == null ? id : DeterministicIds.of(kind, id.toString());
    }

    private static boolean isOfAlert(ParsedFact fact) {
        return fact.fact() instanceof AlertFact;
    }

    Alert begun(SourceView source) {
        return Alert.begun(
                id, source.id(), record.number(), record.orgPath(), facts.get(0).occurredAt());
    }

    RecordingResult result(int recorded) {
        return problem == null
                ? RecordingResult.taken(record.number(), id, recorded)
                : RecordingResult.refused(record.number().isEmpty() ? null : record.number(), problem);
    }
}
