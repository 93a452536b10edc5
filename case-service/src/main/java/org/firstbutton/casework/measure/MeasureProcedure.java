package org.firstbutton.casework.measure;

import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.Procedure;

/**
 * 强制措施程序 — the table b4: one run is one measure on one person. What is approved beforehand is carried out without a
 * second approval, or lifted unused; an arrest is approved by the procuratorate, so it has no such way.
 */
public final class MeasureProcedure {
    private static final String STATES = """
            state               | zh             | en
            COMPULSION_APPROVED | 拘传已批准     | compelling to appear approved, not carried out
            DETENTION_APPROVED  | 拘留已批准     | detention approved, not carried out
            BAIL_APPROVED       | 取保候审已批准 | bail approved, not carried out
            WATCH_APPROVED      | 监视居住已批准 | residential surveillance approved, not carried out
            COMPELLED          | 拘传中       | compelled to appear
            DETAINED           | 已拘留       | detained
            ARREST_REQUESTED   | 已提请批捕   | arrest requested
            ARREST_REFUSED     | 不批准逮捕   | arrest refused
            ARRESTED           | 已逮捕       | arrested
            ON_BAIL            | 取保候审     | on bail
            RESIDENCE_WATCHED  | 监视居住     | residential surveillance
            MUST_END           | 应予解除     | must be lifted
            REPLACED           | 已变更       | replaced by another
            LIFTED             | 已解除       | lifted
            """;
    private static final String STEPS = """
            step              | zh           | en                               | fact                               | by                                    | approved by              | given
            compel            | 拘传         | compel to appear                 | measure.applied                    | HANDLING_OFFICER                      | BUREAU_LEADER            | measureId=id measure='COMPELLED_APPEARANCE' approver=approver
            detain            | 拘留         | detain                           | measure.applied                    | HANDLING_OFFICER                      | BUREAU_LEADER            | measureId=id measure='DETENTION' approver=approver
            arrest            | 执行逮捕     | arrest                           | measure.applied                    | HANDLING_OFFICER                      | BUREAU_LEADER            | measureId=id measure='ARREST' approver=approver
            bail              | 取保候审     | release on bail                  | measure.applied                    | HANDLING_OFFICER                      | BUREAU_LEADER            | measureId=id measure='BAIL' approver=approver
            watch-residence   | 监视居住     | place under residential surveillance | measure.applied                | HANDLING_OFFICER                      | BUREAU_LEADER            | measureId=id measure='RESIDENTIAL_SURVEILLANCE' approver=approver
            approve-compulsion | 批准拘传     | approve that somebody is compelled to appear | measure.approved       | HANDLING_OFFICER                      | BUREAU_LEADER            | measureId=id measure='COMPELLED_APPEARANCE' approver=approver
            approve-detention | 批准拘留     | approve a detention              | measure.approved                   | HANDLING_OFFICER                      | BUREAU_LEADER            | measureId=id measure='DETENTION' approver=approver
            approve-bail      | 批准取保候审 | approve release on bail          | measure.approved                   | HANDLING_OFFICER                      | BUREAU_LEADER            | measureId=id measure='BAIL' approver=approver
            approve-watch     | 批准监视居住 | approve residential surveillance | measure.approved                   | HANDLING_OFFICER                      | BUREAU_LEADER            | measureId=id measure='RESIDENTIAL_SURVEILLANCE' approver=approver
            compel-approved   | 执行拘传     | compel to appear as approved     | measure.applied                    | HANDLING_OFFICER                      |                          | measureId=id measure='COMPELLED_APPEARANCE' personId=subject approver='-'
            detain-approved   | 执行拘留     | detain as approved               | measure.applied                    | HANDLING_OFFICER                      |                          | measureId=id measure='DETENTION' personId=subject approver='-'
            bail-approved     | 执行取保候审 | release on bail as approved      | measure.applied                    | HANDLING_OFFICER                      |                          | measureId=id measure='BAIL' personId=subject approver='-'
            watch-approved    | 执行监视居住 | watch a residence as approved    | measure.applied                    | HANDLING_OFFICER                      |                          | measureId=id measure='RESIDENTIAL_SURVEILLANCE' personId=subject approver='-'
            notify-family     | 通知家属     | tell the family                  | family.notified                    | HANDLING_OFFICER                      |                          | personId=subject
            request-arrest    | 提请批准逮捕 | ask for approval of an arrest    | arrest.requested                   | HANDLING_OFFICER                      |                          | personId=subject
            approve-arrest    | 批准逮捕     | record that arrest was approved  | arrest.approved                    | HANDLING_OFFICER JOINT_OFFICE_LIAISON |                          | personId=subject
            refuse-arrest     | 不批准逮捕   | record that arrest was refused   | arrest.refused                     | HANDLING_OFFICER JOINT_OFFICE_LIAISON |                          | personId=subject
            request-extension | 提请延长羁押 | ask to extend custody            | custody.extension-requested        | HANDLING_OFFICER                      |                          | personId=subject
            approve-extension | 批准延长羁押 | record that custody was extended | custody.extension-approved         | HANDLING_OFFICER JOINT_OFFICE_LIAISON |                          | personId=subject
            restart-term      | 重新计算羁押 | count custody anew               | custody.term-restarted             | HANDLING_OFFICER                      | BUREAU_LEADER            | personId=subject approver=approver
            end-investigation | 终止侦查     | end the investigation of a person | suspect.investigation-terminated  | HANDLING_OFFICER                      | BUREAU_LEADER            | personId=subject approver=approver
            change            | 变更措施     | replace by another measure       | measure.changed                    | HANDLING_OFFICER                      | BUREAU_LEADER            | measureId=id personId=subject approver=approver
            lift              | 解除措施     | lift                             | measure.lifted                     | HANDLING_OFFICER                      | UNIT_CHIEF BUREAU_LEADER | measureId=id personId=subject
            """;
    private static final String MOVES = """
            state             | steps                                          | then
            -                 | compel                                         | COMPELLED
            -                 | detain                                         | DETAINED
            -                 | arrest                                         | ARRESTED
            -                 | bail                                           | ON_BAIL
            -                 | watch-residence                                | RESIDENCE_WATCHED
            -                 | approve-compulsion                             | COMPULSION_APPROVED
            -                 | approve-detention                              | DETENTION_APPROVED
            -                 | approve-bail                                   | BAIL_APPROVED
            -                 | approve-watch                                  | WATCH_APPROVED
            COMPULSION_APPROVED | compel-approved                              | COMPELLED
            COMPULSION_APPROVED | lift                                         | LIFTED
            DETENTION_APPROVED | detain-approved                               | DETAINED
            DETENTION_APPROVED | lift                                          | LIFTED
            BAIL_APPROVED     | bail-approved                                  | ON_BAIL
            BAIL_APPROVED     | lift                                           | LIFTED
            WATCH_APPROVED    | watch-approved                                 | RESIDENCE_WATCHED
            WATCH_APPROVED    | lift                                           | LIFTED
            COMPELLED         | change                                         | REPLACED
            COMPELLED         | lift                                           | LIFTED
            DETAINED          | notify-family restart-term                     | DETAINED
            DETAINED          | request-arrest                                 | ARREST_REQUESTED
            DETAINED          | end-investigation                              | MUST_END
            DETAINED          | change                                         | REPLACED
            DETAINED          | lift                                           | LIFTED
            ARREST_REQUESTED  | notify-family approve-arrest                   | ARREST_REQUESTED
            ARREST_REQUESTED  | refuse-arrest                                  | ARREST_REFUSED
            ARREST_REQUESTED  | end-investigation                              | MUST_END
            ARREST_REQUESTED  | change                                         | REPLACED
            ARREST_REQUESTED  | lift                                           | LIFTED
            ARREST_REFUSED    | notify-family                                  | ARREST_REFUSED
            ARREST_REFUSED    | change                                         | REPLACED
            ARREST_REFUSED    | lift                                           | LIFTED
            ARRESTED          | notify-family request-extension approve-extension restart-term | ARRESTED
            ARRESTED          | end-investigation                              | MUST_END
            ARRESTED          | change                                         | REPLACED
            ARRESTED          | lift                                           | LIFTED
            ON_BAIL           | end-investigation                              | MUST_END
            ON_BAIL           | change                                         | REPLACED
            ON_BAIL           | lift                                           | LIFTED
            RESIDENCE_WATCHED | notify-family                                  | RESIDENCE_WATCHED
            RESIDENCE_WATCHED | end-investigation                              | MUST_END
            RESIDENCE_WATCHED | change                                         | REPLACED
            RESIDENCE_WATCHED | lift                                           | LIFTED
            MUST_END          | lift                                           | LIFTED
            """;

    /** Approved, and in force on nobody yet. */
    static final Set<String> APPROVALS =
            Set.of("COMPULSION_APPROVED", "DETENTION_APPROVED", "BAIL_APPROVED", "WATCH_APPROVED");

    public static final Procedure TABLE = new Procedure(
            new Procedure.Head(
                    "measures",
                    "强制措施",
                    "measure on a person",
                    "b4",
                    Roles.and(Roles.SEE_CASES, Roles.JOINT_OFFICE_LIAISON),
                    Set.of(Roles.HANDLING_OFFICER)),
            STATES,
            STEPS,
            MOVES);

    private MeasureProcedure() {}
}
