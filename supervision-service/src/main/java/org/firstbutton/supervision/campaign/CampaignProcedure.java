package org.firstbutton.supervision.campaign;

import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.Procedure;

/** 行动程序 — started by one, closed by two. */
public final class CampaignProcedure {
    private static final String STATES = """
            state   | zh     | en
            RUNNING | 进行中 | running
            CLOSED  | 已收官 | closed
            """;
    private static final String STEPS = """
            step  | zh   | en                                       | fact             | by                                                                        | approved by                                                               | given
            start | 启动 | take on all findings that the scope names | campaign.started | SUPERVISION_COMMITTEE LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE |                                                                       | campaignId=id tasks=0
            close | 收官 | close it with its result                 | campaign.closed  | SUPERVISION_COMMITTEE LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE | SUPERVISION_COMMITTEE LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE | campaignId=id tasks=0 cleared=0 approver=approver
            """;
    private static final String MOVES = """
            state   | steps | then
            -       | start | RUNNING
            RUNNING | close | CLOSED
            """;

    public static final Procedure TABLE = new Procedure(
            new Procedure.Head(
                    "campaigns",
                    "专项行动",
                    "campaign",
                    "campaign",
                    Set.of(
                            Roles.CASE_MANAGER,
                            Roles.LEGAL_BRIGADE,
                            Roles.LEGAL_DETACHMENT,
                            Roles.LEGAL_CORPS,
                            Roles.INSPECTORATE,
                            Roles.INSPECTOR_GENERAL,
                            Roles.BUREAU_LEADER,
                            Roles.SUPERVISION_COMMITTEE),
                    Set.of()),
            STATES,
            STEPS,
            MOVES);

    private CampaignProcedure() {}
}
