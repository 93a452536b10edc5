package org.firstbutton.chassis.recording;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.Refusal;

/**
 * 记录批次 — what a source sends at once. Records are read one by one ({@link StrictJson}), so that a broken one is
 * refused alone.
 */
public record RecordedBatch(
        @NotBlank @Size(max = 100) String source,
        @NotEmpty @Size(max = MAX_RECORDS) List<JsonNode> records) {
    public static final int MAX_RECORDS = 500;

    /** A system records for itself only; it cannot put words into another system's mouth. */
    public void requireSentBy(Caller caller) {
        if (!source.equals(caller.source())) {
            throw Refusal.field("/source", "your token does not record for this source");
        }
    }
}
