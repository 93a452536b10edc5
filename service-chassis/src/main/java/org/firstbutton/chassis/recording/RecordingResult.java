package org.firstbutton.chassis.recording;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * 记录结果 — what became of one record of a batch.
 *
 * @param number the source's number, null where it could not be read
 * @param recorded how many facts were new
 */
public record RecordingResult(
        @Nullable String number,
        Status status,
        @Nullable UUID aggregate,
        int recorded,
        @Nullable Problem problem) {

    /** 状态 */
    @Schema(name = "RecordingStatus")
    public enum Status {
        RECORDED,
        UNCHANGED,
        REFUSED
    }

    /** The results in the order of the records. */
    @Schema(name = "RecordingResults")
    public record All(List<RecordingResult> results) {}

    public static RecordingResult taken(String number, UUID aggregate, int recorded) {
        return new RecordingResult(
                number, recorded > 0 ? Status.RECORDED : Status.UNCHANGED, aggregate, recorded, null);
    }

    public static RecordingResult refused(@Nullable String number, Problem problem) {
        return new RecordingResult(number, Status.REFUSED, null, 0, problem);
    }
}
