package org.firstbutton.contract.bodycam;

import java.time.Instant;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/** 执法记录 — a fact in the life of one body-worn camera's recording of a response. Topic {@code bodycam-events}. */
public sealed interface BodycamFact extends Fact {

    /** 开始记录 */
    @Named("bodycam.recording-started")
    record RecordingStarted(
            String recordingId,
            String deviceId,
            @Nullable String officerId,
            @Nullable String dispatchId) implements BodycamFact {}

    /** 停止记录 */
    @Named("bodycam.recording-stopped")
    record RecordingStopped(
            String recordingId, String deviceId, @Nullable String dispatchId) implements BodycamFact {}

    /**
     * 上传 — {@code coveragePercent} and {@code longestGapSeconds} are of the time from arrival to clearing, or to the
     * suspect's entry into the case area; {@code retentionClass}: {@code PERMANENT} or {@code SIX_MONTHS}.
     */
    @Named("bodycam.uploaded")
    record RecordingUploaded(
            String recordingId,
            @Nullable String dispatchId,
            @Nullable Integer coveragePercent,
            @Nullable Integer longestGapSeconds,
            @Nullable String hash,
            @Nullable String retentionClass)
            implements BodycamFact {}

    /** 删除 */
    @Named("bodycam.deleted")
    record RecordingDeleted(
            String recordingId,
            @Nullable String retentionClass,
            @Nullable String approver) implements BodycamFact {}

    /** 关联 — the recording became part of a case or of an interrogation, {@code from} … {@code to}. */
    @Named("recording.linked")
    record RecordingLinked(
            String recordingId,
            @Nullable String caseId,
            @Nullable String interrogationId,
            @Nullable Instant from,
            @Nullable Instant to)
            implements BodycamFact {}
}
