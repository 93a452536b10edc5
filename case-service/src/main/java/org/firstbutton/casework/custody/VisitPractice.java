package org.firstbutton.casework.custody;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.casework.casefile.CasePlaces;
import org.firstbutton.casework.person.PersonIds;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.custody.CustodyFact.PersonBroughtToStation;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 办案区登记 — one run is one visit. What was left out on the way in is not hidden by refusing the way out: nobody is
 * kept because a form is missing; supervision sees the gap (CUS-02).
 */
@ApplicationScoped
public class VisitPractice implements Practice {
    private static final String STATES = """
            state             | zh           | en
            BROUGHT           | 已带至       | brought to the station
            ENTERED           | 已入区       | in the case area
            SAFETY_CHECKED    | 已安检       | safety-checked
            BELONGINGS_STORED | 物品已保管   | belongings stored
            INFO_COLLECTED    | 信息已采集   | information collected
            WAITING           | 候问         | waiting under guard
            OUT               | 已带出       | taken out
            AREA_LEFT         | 已出区       | out of the case area
            DELIVERED         | 已送看守所   | delivered to the detention centre
            LEFT              | 已离开       | left
            """;
    private static final String STEPS = """
            step                | zh           | en                              | fact                                  | by                                 | approved by              | given
            bring               | 带至         | bring to the station            | person.brought-to-station             | HANDLING_OFFICER CASE_CENTRE_STAFF |                          | visitId=id
            arrive              | 到案         | record the arrival under a summons | person.arrived                     | HANDLING_OFFICER CASE_CENTRE_STAFF |                          | visitId=id personId=subject caseId=case
            enter               | 入区         | enter the case area             | person.entered-case-area              | CASE_CENTRE_STAFF                  |                          | visitId=id personId=subject
            check-safety        | 人身安全检查 | check for safety                | person.safety-checked                 | CASE_CENTRE_STAFF                  |                          | visitId=id personId=subject officerId=actor
            store-belongings    | 物品保管     | store belongings                | person.belongings-stored              | CASE_CENTRE_STAFF                  |                          | visitId=id personId=subject
            collect-info        | 信息采集     | collect information             | person.info-collected                 | CASE_CENTRE_STAFF                  |                          | visitId=id personId=subject
            log                 | 活动登记     | log an activity                 | person.activity-logged                | HANDLING_OFFICER CASE_CENTRE_STAFF |                          | visitId=id personId=subject
            wait                | 候问         | wait under guard                | person.waiting                        | CASE_CENTRE_STAFF                  |                          | visitId=id personId=subject
            guard               | 看管在岗     | a guard is there                | person.guard-heartbeat                | CASE_CENTRE_STAFF                  |                          | visitId=id personId=subject guardId=actor
            end-waiting         | 候问结束     | end the waiting                 | person.waiting-ended                  | CASE_CENTRE_STAFF                  |                          | visitId=id personId=subject
            continue-questioning | 继续盘问    | go on questioning               | person.questioning-continued          | HANDLING_OFFICER                   | UNIT_CHIEF BUREAU_LEADER | personId=subject caseId=case approver=approver
            approve-outing      | 批准带出     | let be taken out                | person.outing-approved                | HANDLING_OFFICER                   | UNIT_CHIEF BUREAU_LEADER | visitId=id personId=subject approver=approver
            take-out            | 带出         | take out                        | person.taken-out                      | CASE_CENTRE_STAFF                  |                          | visitId=id personId=subject
            bring-back          | 带回         | bring back                      | person.entered-case-area              | CASE_CENTRE_STAFF                  |                          | visitId=id personId=subject
            deliver             | 送看守所     | deliver to the detention centre | person.delivered-to-detention-centre  | HANDLING_OFFICER                   |                          | personId=subject caseId=case
            leave-area          | 出区         | leave the case area             | person.left-case-area                 | CASE_CENTRE_STAFF                  |                          | visitId=id personId=subject
            leave               | 离开         | leave the station               | person.left                           | HANDLING_OFFICER CASE_CENTRE_STAFF |                          | visitId=id personId=subject caseId=case
            """;
    private static final String MOVES = """
            state             | steps                                                                 | then
            -                 | bring                                                                 | BROUGHT
            BROUGHT           | arrive continue-questioning                                           | BROUGHT
            BROUGHT           | enter                                                                 | ENTERED
            BROUGHT           | leave                                                                 | LEFT
            ENTERED           | arrive log continue-questioning approve-outing                        | ENTERED
            ENTERED           | check-safety                                                          | SAFETY_CHECKED
            ENTERED           | wait                                                                  | WAITING
            ENTERED           | take-out                                                              | OUT
            ENTERED           | leave-area                                                            | AREA_LEFT
            SAFETY_CHECKED    | arrive log continue-questioning approve-outing                        | SAFETY_CHECKED
            SAFETY_CHECKED    | store-belongings                                                      | BELONGINGS_STORED
            SAFETY_CHECKED    | wait                                                                  | WAITING
            SAFETY_CHECKED    | take-out                                                              | OUT
            SAFETY_CHECKED    | leave-area                                                            | AREA_LEFT
            BELONGINGS_STORED | arrive log continue-questioning approve-outing                        | BELONGINGS_STORED
            BELONGINGS_STORED | collect-info                                                          | INFO_COLLECTED
            BELONGINGS_STORED | wait                                                                  | WAITING
            BELONGINGS_STORED | take-out                                                              | OUT
            BELONGINGS_STORED | leave-area                                                            | AREA_LEFT
            INFO_COLLECTED    | arrive log continue-questioning approve-outing check-safety store-belongings collect-info | INFO_COLLECTED
            INFO_COLLECTED    | wait                                                                  | WAITING
            INFO_COLLECTED    | take-out                                                              | OUT
            INFO_COLLECTED    | leave-area                                                            | AREA_LEFT
            WAITING           | guard log check-safety store-belongings collect-info approve-outing   | WAITING
            WAITING           | end-waiting                                                           | INFO_COLLECTED
            OUT               | log                                                                   | OUT
            OUT               | bring-back                                                            | INFO_COLLECTED
            OUT               | leave-area                                                            | AREA_LEFT
            AREA_LEFT         | deliver                                                               | DELIVERED
            AREA_LEFT         | leave                                                                 | LEFT
            """;

    public static final Procedure PROCEDURE = new Procedure(
            new Procedure.Head(
                    "visits",
                    "办案区登记",
                    "visit to the case area",
                    "b11",
                    Roles.and(Roles.SEE_CASES, Roles.CASE_CENTRE_STAFF),
                    Set.of(Roles.HANDLING_OFFICER)),
            STATES,
            STEPS,
            MOVES);

    private final CasePlaces places;
    private final PersonIds persons;

    VisitPractice(CasePlaces places, PersonIds persons) {
        this.places = places;
        this.persons = persons;
    }

    @Override
    public Procedure procedure() {
        return PROCEDURE;
    }

    @Override
    public Place place(Handle handle, Caller caller, UUID id, @Nullable UUID caseId) {
        return places.onCaseOrAlone(handle, caller, id, caseId);
    }

    @Override
    public Place place(Handle handle, Caller caller, UUID id, @Nullable UUID caseId, JsonNode sent) {
        persons.require(handle, sent);
        return place(handle, caller, id, caseId);
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        if (before.version() > 0 && occurredAt.isBefore(before.openedAt())) {
            throw Refusal.field("/occurredAt", "早于带至时间 / lies before the person was brought here");
        }
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        return fact instanceof PersonBroughtToStation brought ? after.about(brought.personId()) : after;
    }
}
