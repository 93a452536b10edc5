package org.firstbutton.intake.export;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.firstbutton.chassis.problem.Problem;
import org.firstbutton.chassis.recording.FactStream;
import org.firstbutton.chassis.recording.ParsedFact;
import org.firstbutton.chassis.recording.RecordingResult;
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

    FactStream stream(@Nullable Alert known, SourceView source) {
        long version = known == null ? 0 : known.version();
        return new FactStream(id, version, source.id(), id.toString(), record.orgPath(), facts);
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
