package org.firstbutton.intake.alert;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.contract.RecordedFact;
import org.jspecify.annotations.Nullable;

/**
 * 警情 — the present state of one alert, as the facts so far make it ({@link AlertFold}); its fields are the columns of
 * table {@code alert}.
 */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public final class Alert {
    UUID id = new UUID(0, 0);
    String source = "";

    @Nullable
    String sourceNumber;

    @Nullable
    String contentKey;

    AlertState state = AlertState.OFFERED;
    Instant stateAt = Instant.EPOCH;
    long version;
    int round = 1;
    String orgPath = "";
    List<String> orgPaths = new ArrayList<>();

    @Nullable
    String channel;

    Instant receivedAt = Instant.EPOCH;

    @Nullable
    String receivedBy;

    @Nullable
    String category;

    @Nullable
    String subCategory;

    @Nullable
    Integer level;

    @Nullable
    Boolean emergency;

    @Nullable
    Boolean attendanceRequired;

    @Nullable
    Boolean policeMatter;

    boolean caseIndicated;

    @Nullable
    String caseKind;

    @Nullable
    String areaType;

    @Nullable
    Integer sourcePriority;

    @Nullable
    UUID masterId;

    @Nullable
    AlertState stateBeforeMerge;

    @Nullable
    String agency;

    @Nullable
    String transferId;

    @Nullable
    String transferFrom;

    @Nullable
    String transferTo;

    @Nullable
    String feedbackId;

    boolean informed;

    @Nullable
    Instant carriedUntil;

    @Nullable
    String disposition;

    @Nullable
    Instant closedAt;

    @Nullable
    JsonNode proposal;

    List<DispatchOrder> orders = new ArrayList<>();

    /** A new alert; the first fact about it will say more. */
    public static Alert begun(UUID id, String source, @Nullable String number, String orgPath, Instant at) {
        Alert alert = new Alert();
        alert.id = id;
        alert.source = source;
        alert.sourceNumber = number;
        alert.orgPath = orgPath;
        alert.orgPaths = new ArrayList<>(List.of(orgPath));
        alert.receivedAt = at;
        alert.stateAt = at;
        return alert;
    }

    public UUID id() {
        return id;
    }

    public String source() {
        return source;
    }

    public AlertState state() {
        return state;
    }

    public long version() {
        return version;
    }

    public String orgPath() {
        return orgPath;
    }

    public boolean caseIndicated() {
        return caseIndicated;
    }

    public @Nullable String category() {
        return category;
    }

    public @Nullable UUID masterId() {
        return masterId;
    }

    public @Nullable String feedbackId() {
        return feedbackId;
    }

    public @Nullable String agency() {
        return agency;
    }

    public @Nullable String contentKey() {
        return contentKey;
    }

    /** Remembers what was received, so that the same number with other content is noticed. */
    public void receivedAs(String key) {
        contentKey = key;
    }

    /** Takes in what another system recorded, as its next fact. */
    public void takeRecorded(RecordedFact recorded) {
        AlertFold.takeRecorded(this, recorded.fact(), recorded.envelope().occurredAt());
        version = recorded.envelope().version();
    }

    /** 移交中 — a transfer that is neither accepted nor refused. */
    public Optional<PendingTransfer> pendingTransfer() {
        return transferId == null || transferFrom == null || transferTo == null
                ? Optional.empty()
                : Optional.of(new PendingTransfer(transferId, transferFrom, transferTo));
    }

    /** 待批改类 — a reclassification that waits for another person. */
    public Optional<JsonNode> proposal() {
        return Optional.ofNullable(proposal).filter(node -> !node.isNull());
    }

    public void propose(@Nullable JsonNode reclassification) {
        proposal = reclassification;
    }

    /** An order of the present round; those left behind take no more steps. */
    public Optional<DispatchOrder> order(String dispatchId) {
        return orders.stream()
                .filter(order -> order.id().equals(dispatchId) && order.round() == round)
                .findFirst();
    }

    /** The organisation that answers for what this order's unit does. */
    String orgPathOf(@Nullable String dispatchId) {
        return orders.stream()
                .filter(order -> order.id().equals(dispatchId) && order.unit().endsWith("/"))
                .findFirst()
                .map(DispatchOrder::unit)
                .orElse(orgPath);
    }

    /** 待接收的移交 */
    public record PendingTransfer(String id, String from, String to) {}
}
