package org.firstbutton.contract.property;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/**
 * 涉案财物 — what happens to one item from its taking to its disposition. Topic {@code property-events}, keyed by matter.
 */
public sealed interface PropertyFact extends Fact {

    /**
     * 提取财物 — {@code remote}: taken in another or a remote place; then {@code backAt} says when the officers
     * were back.
     */
    @Named("property.extracted")
    record PropertyExtracted(
            String propertyId,
            @Nullable String caseId,
            String officerId,
            @Nullable String category,
            @Nullable Integer quantity,
            @Nullable BigDecimal amount,
            @Nullable String serial,
            @Nullable Boolean remote,
            @Nullable Instant backAt)
            implements PropertyFact {}

    /** 批准先行检验 — an urgent examination before the hand-over. */
    @Named("property.examination-approved")
    record PropertyExaminationApproved(String propertyId, String approver, String purpose) implements PropertyFact {}

    /** 检验完毕 */
    @Named("property.examination-ended")
    record PropertyExaminationEnded(String propertyId) implements PropertyFact {}

    /** 移交财物 — to the keeper. */
    @Named("property.handed-over")
    record PropertyHandedOver(
            String propertyId, String keeper, @Nullable String location) implements PropertyFact {}

    /** 接收财物 — by the keeper. */
    @Named("property.received")
    record PropertyReceived(
            String propertyId, String keeper, @Nullable String location) implements PropertyFact {}

    /** 查封 */
    @Named("property.sealed")
    record PropertySealed(
            String propertyId,
            @Nullable String caseId,
            @Nullable String documentNo) implements PropertyFact {}

    /** 先行登记保存 */
    @Named("property.preserved")
    record PropertyPreserved(
            String propertyId,
            @Nullable String caseId,
            @Nullable String documentNo) implements PropertyFact {}

    /**
     * 冻结 — {@code kind}: {@code FUNDS}, {@code SECURITIES}, {@code EQUITY}; {@code caseKind}: {@code ADMIN} or
     * {@code CRIMINAL}.
     */
    @Named("property.frozen")
    record PropertyFrozen(
            String propertyId,
            String kind,
            String caseKind,
            @Nullable Boolean major,
            @Nullable String documentNo) implements PropertyFact {}

    /** 续冻 — {@code startsAt}: when the term before it ends, if that is later. */
    @Named("property.freeze-renewed")
    record PropertyFreezeRenewed(
            String propertyId,
            String kind,
            String caseKind,
            @Nullable Boolean major,
            @Nullable Instant startsAt,
            @Nullable String documentNo)
            implements PropertyFact {}

    /** 财物登记入账 — the entry in the electronic ledger. */
    @Named("property.registered")
    record PropertyRegistered(String propertyId, @Nullable String keeper) implements PropertyFact {}

    /** 文书备案 — with the inspectorate. */
    @Named("property.documents-filed")
    record PropertyDocumentsFiled(String propertyId, String office) implements PropertyFact {}

    /** 调用财物 */
    @Named("property.loaned")
    record PropertyLoaned(String propertyId, String officerId, String approver, String purpose, Instant dueAt)
            implements PropertyFact {}

    /** 调用延期 */
    @Named("property.loan-extended")
    record PropertyLoanExtended(String propertyId, String approver, Instant dueAt) implements PropertyFact {}

    /** 归还财物 — to the keeper, after a loan. */
    @Named("property.returned")
    record PropertyReturned(String propertyId, String keeper) implements PropertyFact {}

    /** 查明无关 */
    @Named("property.found-unrelated")
    record PropertyFoundUnrelated(
            String propertyId, @Nullable String officerId) implements PropertyFact {}

    /** 通知认领 — {@code method}: {@code NOTICE} or {@code PUBLIC_NOTICE}, where the owner is not known. */
    @Named("property.owner-notified")
    record PropertyOwnerNotified(String propertyId, String method) implements PropertyFact {}

    /** 认领延期 */
    @Named("property.claim-extended")
    record PropertyClaimExtended(String propertyId, String approver) implements PropertyFact {}

    /** 发还或解除 — returned to the owner, unsealed or unfrozen. */
    @Named("property.released")
    record PropertyReleased(String propertyId, @Nullable String receiptNo) implements PropertyFact {}

    /**
     * 财物处置 — {@code outcome}: {@code CONFISCATED}, {@code TREASURY}, {@code SOLD}, {@code DESTROYED}, {@code
     * WITH_CASE}.
     */
    @Named("property.disposed")
    record PropertyDisposed(
            String propertyId, String outcome, @Nullable String documentNo) implements PropertyFact {}

    /**
     * 财物清点 — before a decision, a closing or a withdrawal: {@code open} lists the items that have no
     * disposition.
     */
    @Named("property.clearance-checked")
    record PropertyClearanceChecked(String occasion, List<String> open) implements PropertyFact {}

    /**
     * 财物盘点 — {@code scope}: {@code MONTHLY} or {@code FULL}; {@code differences} lists items whose serial,
     * state or papers differ.
     */
    @Named("property.inventory-counted")
    record PropertyInventoryCounted(
            String countId,
            String scope,
            int ledgerQuantity,
            int shelfQuantity,
            @Nullable BigDecimal ledgerAmount,
            @Nullable BigDecimal shelfAmount,
            List<String> differences)
            implements PropertyFact {}
}
