package org.firstbutton.casework.property;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.casework.casefile.CasePlaces;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.property.PropertyFact;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 财物管理 — items are handed over to a keeper, who never handles cases, and leave his store only on loan or for good. */
@ApplicationScoped
public class PropertyPractice implements Practice {
    public static final Procedure PROCEDURE = new Procedure(
            new Procedure.Head(
                    "property",
                    "涉案财物",
                    "property in a case",
                    "b10",
                    Roles.and(Roles.SEE_CASES, Roles.PROPERTY_KEEPER),
                    Set.of(Roles.HANDLING_OFFICER)),
            """
            state       | zh           | en
            EXTRACTED   | 已提取       | taken
            HANDED_OVER | 已移交       | handed over
            STORED      | 在库         | in store
            LOANED      | 调用中       | on loan
            SEALED      | 已查封       | sealed
            PRESERVED   | 先行登记保存 | preserved
            FROZEN      | 已冻结       | frozen
            RELEASED    | 已发还或解除 | returned to its owner or released
            DISPOSED    | 已处置       | disposed of
            """,
            """
            step                | zh           | en                                | fact                          | by               | approved by                | given
            extract             | 提取         | take                              | property.extracted            | HANDLING_OFFICER |                            | propertyId=id caseId=case officerId=actor
            seal                | 查封         | seal                              | property.sealed               | HANDLING_OFFICER | UNIT_CHIEF BUREAU_LEADER   | propertyId=id caseId=case
            preserve            | 先行登记保存 | preserve                          | property.preserved            | HANDLING_OFFICER | UNIT_CHIEF BUREAU_LEADER   | propertyId=id caseId=case
            freeze              | 冻结         | freeze                            | property.frozen               | HANDLING_OFFICER | BUREAU_LEADER              | propertyId=id
            renew-freeze        | 续冻         | renew a freeze                    | property.freeze-renewed       | HANDLING_OFFICER | BUREAU_LEADER              | propertyId=id
            approve-examination | 批准先行检验 | examine before the hand-over      | property.examination-approved | HANDLING_OFFICER | UNIT_CHIEF BUREAU_LEADER   | propertyId=id approver=approver
            end-examination     | 检验完毕     | end the examination               | property.examination-ended    | HANDLING_OFFICER |                            | propertyId=id
            hand-over           | 移交         | hand over to the keeper           | property.handed-over          | HANDLING_OFFICER |                            | propertyId=id
            receive             | 接收         | receive into the store            | property.received             | PROPERTY_KEEPER  |                            | propertyId=id keeper=actor
            register            | 登记入账     | enter in the electronic ledger    | property.registered           | PROPERTY_KEEPER  |                            | propertyId=id keeper=actor
            file-documents      | 文书备案     | file the papers with an office    | property.documents-filed      | HANDLING_OFFICER |                            | propertyId=id
            loan                | 调用         | lend                              | property.loaned               | HANDLING_OFFICER | UNIT_CHIEF BUREAU_LEADER   | propertyId=id officerId=actor approver=approver
            extend-loan         | 调用延期     | extend a loan                     | property.loan-extended        | HANDLING_OFFICER | UNIT_CHIEF BUREAU_LEADER   | propertyId=id approver=approver
            return              | 归还         | take back into the store          | property.returned             | PROPERTY_KEEPER  |                            | propertyId=id keeper=actor
            find-unrelated      | 查明无关     | find unrelated to the case        | property.found-unrelated      | HANDLING_OFFICER |                            | propertyId=id officerId=actor
            notify-owner        | 通知认领     | call the owner                    | property.owner-notified       | HANDLING_OFFICER |                            | propertyId=id
            extend-claim        | 认领延期     | give the owner more time          | property.claim-extended       | HANDLING_OFFICER | UNIT_CHIEF BUREAU_LEADER   | propertyId=id approver=approver
            release             | 发还或解除   | return to the owner, or release   | property.released             | HANDLING_OFFICER |                            | propertyId=id
            dispose             | 处置         | dispose of                        | property.disposed             | HANDLING_OFFICER | BUREAU_LEADER              | propertyId=id
            """,
            """
            state       | steps                                                                          | then
            -           | extract                                                                        | EXTRACTED
            -           | seal                                                                           | SEALED
            -           | preserve                                                                       | PRESERVED
            -           | freeze                                                                         | FROZEN
            EXTRACTED   | approve-examination end-examination register file-documents find-unrelated     | EXTRACTED
            EXTRACTED   | hand-over                                                                      | HANDED_OVER
            EXTRACTED   | release                                                                        | RELEASED
            HANDED_OVER | register file-documents find-unrelated                                         | HANDED_OVER
            HANDED_OVER | receive                                                                        | STORED
            STORED      | register file-documents find-unrelated notify-owner extend-claim               | STORED
            STORED      | loan                                                                           | LOANED
            STORED      | release                                                                        | RELEASED
            STORED      | dispose                                                                        | DISPOSED
            LOANED      | extend-loan find-unrelated                                                     | LOANED
            LOANED      | return                                                                         | STORED
            SEALED      | register file-documents find-unrelated notify-owner extend-claim               | SEALED
            SEALED      | release                                                                        | RELEASED
            SEALED      | dispose                                                                        | DISPOSED
            PRESERVED   | register file-documents find-unrelated                                         | PRESERVED
            PRESERVED   | extract                                                                        | EXTRACTED
            PRESERVED   | release                                                                        | RELEASED
            FROZEN      | register file-documents find-unrelated renew-freeze                            | FROZEN
            FROZEN      | release                                                                        | RELEASED
            FROZEN      | dispose                                                                        | DISPOSED
            """);

    private final CasePlaces places;

    PropertyPractice(CasePlaces places) {
        this.places = places;
    }

    @Override
    public Procedure procedure() {
        return PROCEDURE;
    }

    @Override
    public Place place(Handle handle, Caller caller, UUID id, @Nullable UUID caseId) {
        return places.onCase(handle, caller, caseId);
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        if (fact instanceof PropertyFact.PropertyReceived received && isHandler(handle, before, received.keeper())) {
            throw Refusal.forbiddenBy(
                    "PRO-01: who stores does not handle", "保管人不得为办案人 / the keeper has handled this item's case");
        }
        if (fact instanceof PropertyFact.PropertyLoaned loan && !loan.dueAt().isAfter(occurredAt)) {
            throw Refusal.field("/dueAt", "须晚于调用时间 / must be later than the loan");
        }
        if (fact instanceof PropertyFact.PropertyLoanExtended extended) {
            requireLonger(before, extended.dueAt());
        }
    }

    private static void requireLonger(Proceeding before, Instant dueAt) {
        Instant due = before.expiresAt();
        if (due != null && !dueAt.isAfter(due)) {
            throw Refusal.field("/dueAt", "须晚于现归还时间 / must be later than " + due);
        }
    }

    private boolean isHandler(Handle handle, Proceeding item, String keeper) {
        return keeper.equals(item.said("officerId"))
                || (item.caseId() != null && places.hands(handle, item.caseId()).contains(keeper));
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        if (fact instanceof PropertyFact.PropertyLoaned loan) {
            return after.until(loan.dueAt());
        }
        if (fact instanceof PropertyFact.PropertyLoanExtended extended) {
            return after.until(extended.dueAt());
        }
        return fact instanceof PropertyFact.PropertyReturned ? after.until(null) : after;
    }
}
