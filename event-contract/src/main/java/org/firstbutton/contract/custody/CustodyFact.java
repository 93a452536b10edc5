package org.firstbutton.contract.custody;

import java.time.Instant;
import java.util.List;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/**
 * 办案区 — what happens to a person between the gate of the station and the way out of the case area; {@code personId} is
 * an HMAC, never a name. Topic {@code custody-events}, keyed by matter.
 */
public sealed interface CustodyFact extends Fact {

    /** 带至公安机关 */
    @Named("person.brought-to-station")
    record PersonBroughtToStation(
            String personId,
            @Nullable String visitId,
            @Nullable String gateRef) implements CustodyFact {}

    /** 进入办案区 — {@code placeKey}: the area, as its own state names it. */
    @Named("person.entered-case-area")
    record PersonEnteredCaseArea(String visitId, String personId, String placeKey) implements CustodyFact {}

    /** 人身检查 */
    @Named("person.safety-checked")
    record PersonSafetyChecked(
            String visitId, String personId, @Nullable String officerId) implements CustodyFact {}

    /** 随身物品保管 */
    @Named("person.belongings-stored")
    record PersonBelongingsStored(
            String visitId, String personId, @Nullable String lockerNo) implements CustodyFact {}

    /** 信息采集 — {@code kinds}: what was collected, for example {@code FINGERPRINT}. */
    @Named("person.info-collected")
    record PersonInfoCollected(String visitId, String personId, List<String> kinds) implements CustodyFact {}

    /** 活动登记 — an entry of the visit's register. */
    @Named("person.activity-logged")
    record PersonActivityLogged(String visitId, String personId, String activity) implements CustodyFact {}

    /** 候问 */
    @Named("person.waiting")
    record PersonWaiting(
            String visitId, String personId, @Nullable String room) implements CustodyFact {}

    /** 看管在岗 — a guard is with a person who waits; sent only while the person waits. */
    @Named("person.guard-heartbeat")
    record PersonGuardHeartbeat(String visitId, String personId, String guardId) implements CustodyFact {}

    /** 候问结束 */
    @Named("person.waiting-ended")
    record PersonWaitingEnded(String visitId, String personId) implements CustodyFact {}

    /** 批准带出 */
    @Named("person.outing-approved")
    record PersonOutingApproved(String visitId, String personId, String purpose, String approver)
            implements CustodyFact {}

    /**
     * 带出办案区 — {@code purpose}: {@code LOOT_RECOVERY}, {@code SCENE_IDENTIFICATION}, {@code
     * CORPSE_IDENTIFICATION}; all others break the rule.
     */
    @Named("person.taken-out")
    record PersonTakenOut(String visitId, String personId, String purpose) implements CustodyFact {}

    /** 离开办案区 — {@code reason}: {@code RELEASED}, {@code DETAINED}, {@code TRANSFERRED}. */
    @Named("person.left-case-area")
    record PersonLeftCaseArea(
            String visitId, String personId, @Nullable String reason) implements CustodyFact {}

    /** 办案区状态变更 — {@code status}: {@code QUALIFIED}, {@code CLOSED}, {@code UNDER_REPAIR}. */
    @Named("area.status-changed")
    record AreaStatusChanged(
            String placeKey, String status, @Nullable String grade) implements CustodyFact {}

    /** 到案 — {@code summons}: {@code ADMIN}, {@code CRIMINAL}, {@code COMPELLED}; absent for those who came of their own accord. */
    @Named("person.arrived")
    record PersonArrived(
            String personId,
            @Nullable String caseId,
            @Nullable String summons,
            @Nullable String visitId,
            @Nullable String areaId)
            implements CustodyFact {}

    /** 继续盘问 — {@code broughtAt} starts the clock; {@code protectedPerson}: a minor, a pregnant or an old person. */
    @Named("person.questioning-continued")
    record PersonQuestioningContinued(
            String personId,
            @Nullable String caseId,
            @Nullable String approver,
            @Nullable Instant broughtAt,
            @Nullable Boolean protectedPerson)
            implements CustodyFact {}

    /** 离开 */
    @Named("person.left")
    record PersonLeft(
            String personId,
            @Nullable String caseId,
            @Nullable String visitId) implements CustodyFact {}

    /** 送看守所 */
    @Named("person.delivered-to-detention-centre")
    record PersonDeliveredToDetentionCentre(
            String personId,
            @Nullable String caseId,
            @Nullable String place) implements CustodyFact {}
}
