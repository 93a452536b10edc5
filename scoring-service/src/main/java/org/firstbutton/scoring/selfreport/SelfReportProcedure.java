package org.firstbutton.scoring.selfreport;

import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.Procedure;

/** 自查自报程序 — reported by the officer, accepted or not by somebody of the legal service. */
public final class SelfReportProcedure {
    public static final Procedure TABLE = new Procedure(
            new Procedure.Head(
                    "self-reports",
                    "自查自报",
                    "self-report",
                    "d2",
                    Set.of(Roles.LEGAL_OFFICER, Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.LEGAL_CORPS),
                    Set.of(Roles.HANDLING_OFFICER, Roles.RESPONDING_OFFICER)),
            """
            state     | zh       | en
            SUBMITTED | 待认定   | awaits its decision
            ACCEPTED  | 已认可   | accepted
            REJECTED  | 不予认可 | not accepted
            """,
            """
            step   | zh       | en                                     | fact                  | by                                  | approved by | given
            submit | 自报     | report a mistake of one's own          | self-report.submitted | HANDLING_OFFICER RESPONDING_OFFICER |             | reportId=id officerId=actor
            accept | 认可     | accept: put right before anybody knew  | self-report.accepted  | LEGAL_OFFICER LEGAL_BRIGADE         |             | reportId=id officerId=subject about='-' ruleId='-' reportedAt='2000-01-01T00:00:00Z'
            reject | 不予认可 | do not accept it, saying why           | self-report.rejected  | LEGAL_OFFICER LEGAL_BRIGADE         |             | reportId=id
            """,
            """
            state     | steps  | then
            -         | submit | SUBMITTED
            SUBMITTED | accept | ACCEPTED
            SUBMITTED | reject | REJECTED
            """);

    private SelfReportProcedure() {}
}
