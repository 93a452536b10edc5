package org.firstbutton.casework.dossier;

import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.Procedure;

/** 卷宗流程 — put together, archived, lent and returned, held, dropped. */
public final class DossierTable {
    public static final Procedure PROCEDURE = new Procedure(
            new Procedure.Head(
                    "dossiers",
                    "卷宗",
                    "dossier of a case",
                    "REV-06",
                    Set.of(
                            Roles.UNIT_CHIEF,
                            Roles.LEGAL_OFFICER,
                            Roles.CASE_MANAGER,
                            Roles.LEGAL_BRIGADE,
                            Roles.LEGAL_DETACHMENT,
                            Roles.LEGAL_CORPS,
                            Roles.INSPECTORATE,
                            Roles.INSPECTOR_GENERAL,
                            Roles.BUREAU_LEADER),
                    Set.of(Roles.HANDLING_OFFICER)),
            """
            state       | zh           | en
            COMPILED    | 立卷中       | being put together
            ARCHIVED    | 已归档       | archived
            LOANED      | 已借出       | on loan
            HELD        | 已封存       | archived and held
            HELD_LOANED | 封存中借出   | held, on loan
            DROPPED     | 已销毁       | dropped
            """,
            """
            step       | zh       | en                              | fact                | by                                                        | approved by                    | given
            compile    | 立卷     | put together                    | dossier.submitted   | HANDLING_OFFICER                                          |                                | dossierId=id caseId=case
            archive    | 归档     | archive                         | dossier.archived    | HANDLING_OFFICER                                          | LEGAL_OFFICER CASE_MANAGER     | dossierId=id caseId=case reviewer=approver
            supplement | 补充归档 | archive again with later papers | dossier.archived    | HANDLING_OFFICER                                          | LEGAL_OFFICER CASE_MANAGER     | dossierId=id caseId=case reviewer=approver
            loan       | 借阅     | lend                            | dossier.loaned      | HANDLING_OFFICER LEGAL_OFFICER LEGAL_BRIGADE INSPECTORATE | CASE_MANAGER                   | dossierId=id officerId=actor approver=approver
            extend-loan | 借阅延期 | lend for longer                | dossier.loan-extended | HANDLING_OFFICER LEGAL_OFFICER LEGAL_BRIGADE INSPECTORATE | CASE_MANAGER                 | dossierId=id approver=approver
            return     | 归还     | take back                       | dossier.returned    | CASE_MANAGER                                              |                                | dossierId=id keeper=actor
            hold       | 封存     | hold                            | dossier.held        | CASE_MANAGER LEGAL_BRIGADE INSPECTORATE                   |                                | dossierId=id
            lift-hold  | 解除封存 | lift the hold                   | dossier.hold-lifted | LEGAL_BRIGADE INSPECTORATE                                | INSPECTOR_GENERAL BUREAU_LEADER | dossierId=id approver=approver
            drop       | 销毁     | drop after its term             | dossier.dropped     | CASE_MANAGER                                              | BUREAU_LEADER                  | dossierId=id approver=approver
            """,
            """
            state       | steps      | then
            -           | compile    | COMPILED
            COMPILED    | archive    | ARCHIVED
            ARCHIVED    | supplement | ARCHIVED
            ARCHIVED    | loan       | LOANED
            ARCHIVED    | hold       | HELD
            ARCHIVED    | drop       | DROPPED
            LOANED      | extend-loan | LOANED
            LOANED      | return     | ARCHIVED
            LOANED      | hold       | HELD_LOANED
            HELD        | supplement | HELD
            HELD        | loan       | HELD_LOANED
            HELD        | lift-hold  | ARCHIVED
            HELD_LOANED | extend-loan | HELD_LOANED
            HELD_LOANED | return     | HELD
            HELD_LOANED | lift-hold  | LOANED
            """);

    private DossierTable() {}

    /** Whether papers may be added: not while somebody has it, and not once it is gone. */
    static boolean takesPapers(String state) {
        return Set.of("COMPILED", "ARCHIVED", "HELD").contains(state);
    }
}
