package org.firstbutton.contract.review;

import java.time.Instant;
import java.util.List;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/** 督查跟进 — what follows from inspections, signed lists and programmes. */
public sealed interface FollowUpFact extends ReviewFact.Followed {

    /**
     * 巡查发现 — one {@code item} that was not in order, once both inspectors have signed. It is told of the unit itself, on a
     * matter of its own: from now on it is a finding like any other.
     */
    @Named("inspection.fault-found")
    record InspectionFaultFound(
            String faultId,
            String planId,
            String scheme,
            String item,
            String unit,
            List<String> inspectors,
            @Nullable String remark)
            implements FollowUpFact {}

    /**
     * 签字结转 — told of the alert itself: whoever leads the unit has signed that it stays open, why, whose it is, and until when.
     * {@code item}: as what it stood on the list.
     */
    @Named("clearing.carried-over")
    record ClearingCarriedOver(
            String clearingId,
            String cycle,
            String period,
            String unit,
            String item,
            String reason,
            String owner,
            Instant until,
            String signer)
            implements FollowUpFact {}

    /**
     * 任务下达 — what a programme asks of {@code unit} in words (七项三十五条); {@code heading}: of which of its items it is one
     * measure.
     */
    @Named("programme-task.set")
    record ProgrammeTaskSet(
            String taskId, String campaignId, @Nullable String heading, String measure, String unit, Instant dueAt)
            implements FollowUpFact {}

    /** 任务进展 — {@code percent}: as the unit sees it. */
    @Named("programme-task.reported")
    record ProgrammeTaskReported(
            String taskId, String progress, @Nullable Integer percent, String reporter) implements FollowUpFact {}

    /** 任务办结 — the unit says that it is done, and with what result. */
    @Named("programme-task.finished")
    record ProgrammeTaskFinished(
            String taskId, String result, @Nullable String evidenceRef, String reporter) implements FollowUpFact {}

    /** 任务验收 */
    @Named("programme-task.accepted")
    record ProgrammeTaskAccepted(String taskId) implements FollowUpFact {}

    /** 任务退回 */
    @Named("programme-task.returned")
    record ProgrammeTaskReturned(String taskId, String reason) implements FollowUpFact {}
}
