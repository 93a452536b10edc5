package org.firstbutton.intake.export;

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

    /** What happened, and beside it how the caller was asked: two streams, for two kinds of consumers. */
    Stream<FactStream> streams(@Nullable Alert known, long asked, SourceView source) {
        Map<Boolean, List<ParsedFact>> byAlert = facts.stream().collect(Collectors.partitioningBy(Reading::isOfAlert));
        long version = known == null ? 0 : known.version();
        return Stream.of(
                stream(id, version, source, byAlert.getOrDefault(true, List.of())),
                stream(asking(), asked, source, byAlert.getOrDefault(false, List.of())));
    }

    private FactStream stream(UUID aggregate, long version, SourceView source, List<ParsedFact> some) {
        return new FactStream(aggregate, version, source.id(), id.toString(), record.orgPath(), some);
    }

    /** The aggregate to which the call-backs on this alert belong. */
    UUID asking() {
        return DeterministicIds.of("alert-callbacks", id.toString());
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
