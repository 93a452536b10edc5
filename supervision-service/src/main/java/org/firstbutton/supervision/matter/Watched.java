package org.firstbutton.supervision.matter;

import java.util.ArrayList;
import java.util.List;

/**
 * 看点 — what is looked at in each matter.
 *
 * @param need where it is called for
 * @param doneBy any of these facts does it
 * @param rules a standing finding of one of these rules, or of a rule that begins so, says that it was not done as it
 *     should
 */
record Watched(String name, Need need, List<String> doneBy, List<String> rules) {

    private static final List<String> ACTS = List.of(
            "interview.held",
            "interrogation.held",
            "scene.investigated",
            "evidence.collected",
            "query.made",
            "appraisal.ordered",
            "measure.applied");
    private static final List<String> CASE_DECISIONS =
            List.of("case.accepted", "case.filed", "case.not-accepted", "case.not-filed");

    /** 八字工作法 处、录、登、传、报、清、审、督 */
    static final List<Watched> EIGHT_STEPS = List.of(
            of("HANDLE", Need.ATTENDANCE, "unit.arrived unit.cleared", "ALT-07 ALT-08 ALT-09 ALT-10"),
            of("ENTER", Need.ALERT, "feedback.submitted", "ALT-14 ALT-15"),
            of("REGISTER", Need.CASE, "report.registered", "ALT-03 FIL-01 FIL-02"),
            of("TRANSMIT", Need.ALERT, "alert.dispatched alert.transferred", "ALT-05 ALT-18"),
            of("REPORT", Need.GRAVE, "alert.reported-upward", "ALT-17"),
            of("CLEAR", Need.ALERT, "alert.closed", "ALT-19 ALT-22"),
            of("REVIEW", Need.ALWAYS, "alert.inspected legal-review.passed", "ALT-27 REV-01 REV-02"),
            of("SUPERVISE", Need.FOUND, "rectification.closed rectification.passed", "SUP-"));

    /** 七个环节 出警、取证、定性、回告、录入、审批、办理 */
    static final List<Watched> SEVEN_LINKS = List.of(
            of("TURNOUT", Need.ATTENDANCE, "unit.arrived", "ALT-05 ALT-06 ALT-07 ALT-08 ALT-09 ALT-10"),
            new Watched(
                    "EVIDENCE",
                    Need.CASE,
                    joined(ACTS, "evidence.accepted", "bodycam.uploaded"),
                    List.of("ALT-11", "ALT-12", "ALT-13", "INV-23")),
            new Watched(
                    "CHARACTERISATION",
                    Need.ALWAYS,
                    joined(CASE_DECISIONS, "feedback.submitted"),
                    List.of("INT-01", "INT-02", "INT-05", "INT-06")),
            of("REPORT_BACK", Need.ALERT, "caller.informed", "ALT-16"),
            of("ENTRY", Need.ALWAYS, "feedback.submitted report.registered", "ALT-14 ALT-15 FIL-02"),
            new Watched(
                    "APPROVAL",
                    Need.CASE,
                    joined(CASE_DECISIONS, "decision.approved", "legal-review.passed"),
                    List.of("REV-01", "REV-03", "FIL-03", "FIL-04")),
            of(
                    "HANDLING",
                    Need.CASE,
                    "case.closed case.terminated case.withdrawn case.transferred prosecution.transferred"
                            + " mediation.performed decision.served",
                    "INV-02 INV-03 INV-04 INT-03"));

    /** 六必要求 有警必接、现场必出、有案必立、受立案必查、信息必录、失责必究 */
    static final List<Watched> SIX_MUSTS = List.of(
            of("CALL_TAKEN", Need.ALWAYS, "call.answered alert.received report.registered", "ALT-03"),
            of("SCENE_ATTENDED", Need.ATTENDANCE, "unit.arrived", "ALT-09"),
            new Watched("CASE_FILED", Need.CASE, CASE_DECISIONS, List.of("INT-03")),
            new Watched("CASE_INVESTIGATED", Need.OPENED_CASE, ACTS, List.of("INV-01")),
            of("INFO_RECORDED", Need.ALERT, "feedback.submitted", "ALT-15"),
            of("FAILURE_PURSUED", Need.CONFIRMED, "rectification.ordered accountability.referred", "SUP-05"));

    private static Watched of(String name, Need need, String doneBy, String rules) {
        return new Watched(name, need, List.of(doneBy.split(" ")), List.of(rules.split(" ")));
    }

    private static List<String> joined(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    boolean isSpokenOfBy(String rule) {
        return rules.stream().anyMatch(named -> named.endsWith("-") ? rule.startsWith(named) : rule.equals(named));
    }
}
