package org.firstbutton.casework.casefile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** 办案动作 — what can be done to a case; each leaves a fact of one of its types. */
public enum CaseCommand {
    ACCEPT("accept", "受案", "case.accepted"),
    NOT_ACCEPT("not-accept", "不予受案", "case.not-accepted"),
    FILE("file", "立案", "case.filed"),
    NOT_FILE("not-file", "不予立案", "case.not-filed"),
    ASSIGN("assign", "分派", "case.assigned"),
    /** Acts that coerce nobody; before filing only these are allowed. */
    ENQUIRE(
            "record-act",
            "调查取证",
            "interview.held",
            "scene.investigated",
            "evidence.collected",
            "query.made",
            "appraisal.ordered",
            "appraisal.received"),
    INTERROGATE("record-act", "讯问", "interrogation.held"),
    PAUSE_CLOCK("pause-clock", "中止计时", "clock.paused"),
    RESUME_CLOCK("resume-clock", "恢复计时", "clock.resumed"),
    EXTEND_CLOCK("extend-clock", "延长期限", "extension.granted"),
    REQUEST_REVIEW("request-review", "送审", "legal-review.requested"),
    RETURN_REVIEW("return-review", "退回", "legal-review.returned"),
    PASS_REVIEW("pass-review", "审核通过", "legal-review.passed"),
    DECIDE("decide", "作出决定", "decision.made"),
    CLOSE("close", "结案", "case.closed");

    private final String path;
    private final String zh;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<String> factTypes;

    CaseCommand(String path, String zh, String... factTypes) {
        this.path = path;
        this.zh = zh;
        this.factTypes = List.of(factTypes);
    }

    /** How the command is called in URLs, for example {@code not-accept}. */
    public String path() {
        return path;
    }

    /** How refusals name it, for example {@code not accept}. */
    String rule() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    public String zh() {
        return zh;
    }

    public List<String> factTypes() {
        return factTypes;
    }

    /** The command that leaves facts of this type; none for the report itself. */
    public static Optional<CaseCommand> leaving(String factType) {
        return Arrays.stream(values())
                .filter(command -> command.factTypes.contains(factType))
                .findFirst();
    }
}
