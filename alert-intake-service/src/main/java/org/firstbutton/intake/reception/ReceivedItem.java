package org.firstbutton.intake.reception;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.problem.Problem;
import org.firstbutton.intake.alert.AlertReceipt;
import org.jspecify.annotations.Nullable;

/** 批量接警结果 — what became of one alert of a batch: {@code RECEIVED}, {@code KNOWN} or {@code REFUSED}. */
public record ReceivedItem(
        @Nullable String number,
        Status status,
        @Nullable AlertReceipt alert,
        @Nullable Problem problem) {

    /** 状态 */
    @Schema(name = "ReceptionStatus")
    public enum Status {
        RECEIVED,
        KNOWN,
        REFUSED
    }

    /** In the order of the request. */
    @Schema(name = "ReceivedItems")
    public record All(List<ReceivedItem> results) {}
}
