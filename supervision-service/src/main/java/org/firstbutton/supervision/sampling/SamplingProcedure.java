package org.firstbutton.supervision.sampling;

import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.Procedure;

/** 抽查程序 — a sampling audit: planned before the alerts are known, drawn by the seed it was bound to, reviewed blindly. */
public final class SamplingProcedure {
    private static final String STATES = """
            state    | zh     | en
            PLANNED  | 已计划 | planned, bound to a seed that nobody knows
            DRAWN    | 已抽取 | drawn, under review
            FINISHED | 已完成 | finished
            """;
    private static final String STEPS = """
            step   | zh       | en                                        | fact            | by                                                      | approved by | given
            plan   | 计划     | plan a sample and publish its seed's hash | sample.planned  | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS |             | sampleId=id
            draw   | 抽取     | reveal the seed and draw                  | sample.drawn    | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS |             | sampleId=id planned=0 drawn=0 frame=none
            finish | 完成     | close the review and open its result      | sample.finished | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS |             | sampleId=id finished=0
            """;
    private static final String MOVES = """
            state   | steps  | then
            -       | plan   | PLANNED
            PLANNED | draw   | DRAWN
            DRAWN   | finish | FINISHED
            """;

    public static final Procedure TABLE = new Procedure(
            new Procedure.Head(
                    "samples",
                    "抽查",
                    "sampling audit",
                    "sampling",
                    Set.of(
                            Roles.CASE_MANAGER,
                            Roles.LEGAL_BRIGADE,
                            Roles.LEGAL_DETACHMENT,
                            Roles.LEGAL_CORPS,
                            Roles.INSPECTORATE,
                            Roles.INSPECTOR_GENERAL,
                            Roles.SUPERVISION_COMMITTEE),
                    Set.of()),
            STATES,
            STEPS,
            MOVES);

    private SamplingProcedure() {}
}
