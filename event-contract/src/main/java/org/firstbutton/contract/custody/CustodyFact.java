package org.firstbutton.contract.custody;

import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/** 人身到案与看管 — where a person is while in the hands of the police. Topic {@code custody-events}. */
public sealed interface CustodyFact extends Fact {

    /** 带至公安机关 — {@code summons}: {@code ADMIN}, {@code CRIMINAL}, {@code COMPELLED}; absent for those who came of their own accord. */
    @Named("person.brought-to-station")
    record PersonBroughtToStation(
            String personId,
            @Nullable String caseId,
            @Nullable String summons) implements CustodyFact {}

    /** 到案 — {@code summons} as in {@code person.brought-to-station}. */
    @Named("person.arrived")
    record PersonArrived(
            String personId,
            @Nullable String caseId,
            @Nullable String summons,
            @Nullable String visitId,
            @Nullable String areaId)
            implements CustodyFact {}

    /** 继续盘问 */
    @Named("person.questioning-continued")
    record PersonQuestioningContinued(
            String personId,
            @Nullable String caseId,
            @Nullable String approver) implements CustodyFact {}

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
