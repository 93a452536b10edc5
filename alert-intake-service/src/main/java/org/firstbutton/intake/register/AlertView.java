package org.firstbutton.intake.register;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.intake.alert.AlertState;
import org.firstbutton.intake.alert.DispatchOrder;
import org.firstbutton.intake.caller.MaskedCaller;
import org.jspecify.annotations.Nullable;

/**
 * 警情 — an alert as it is shown.
 *
 * @param orgPath who answers for it now
 * @param orgPaths everybody whose business it is or was
 * @param masterId the alert that it was merged into
 * @param members every alert that was merged into this one, directly or through another
 * @param filings what the case side has decided, oldest first
 * @param proposal a reclassification that waits for another person
 */
public record AlertView(
        UUID id,
        String source,
        @Nullable String sourceNumber,
        AlertState state,
        long version,
        String orgPath,
        List<String> orgPaths,
        @Nullable String channel,
        Instant receivedAt,
        @Nullable String receivedBy,
        @Nullable String category,
        @Nullable String subCategory,
        @Nullable Integer level,
        @Nullable Boolean emergency,
        @Nullable Boolean attendanceRequired,
        @Nullable Boolean policeMatter,
        boolean caseIndicated,
        @Nullable String caseKind,
        @Nullable String areaType,
        @Nullable Integer sourcePriority,
        @Nullable UUID masterId,
        @Nullable List<UUID> members,
        @Nullable String agency,
        @Nullable String transferId,
        @Nullable String transferFrom,
        @Nullable String transferTo,
        @Nullable String feedbackId,
        boolean informed,
        @Nullable Instant carriedUntil,
        @Nullable String disposition,
        @Nullable Instant closedAt,
        @Nullable JsonNode proposal,
        @Nullable List<String> filings,
        @Nullable MaskedCaller caller,
        @JsonAlias("orders") List<DispatchOrder> dispatches) {

    /** 一页警情 — {@code nextCursor} is opaque and absent on the last page. */
    @Schema(name = "AlertPage")
    public record Page(List<AlertView> items, @Nullable String nextCursor) {}

    /** 警情流水 — structured CloudEvents, oldest first. */
    public record History(List<JsonNode> items) {}
}
