package org.firstbutton.localrun.story;

import static org.firstbutton.localrun.story.PastCalls.fact;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** “转错账” — a fraud that becomes a dispute after its officer has rung the caller up, and that his chief lets pass. */
final class FraudCall {
    private static final Map<String, ?> NOTHING = Map.of();

    private final PastCalls calls;
    private final Desks intake;

    FraudCall(PastCalls calls, Desks intake) {
        this.calls = calls;
        this.intake = intake;
    }

    /** @return the alert, closed as a settled dispute; the caller was rung up afterwards */
    String toldAsADispute(Instant at) throws Exception {
        String number = "110-FRAUD";
        String alert = calls.handedIn(number, Precinct.UNIT, at, "冒充客服的人让我把四万八千元转到安全账户,我被骗了");
        calls.step(
                "call-taker",
                alert,
                "classify",
                at.plusSeconds(20),
                Map.of("category", "OTHER", "level", 3, "caseIndicated", true, "caseKind", "CRIMINAL"));
        String dispatch = calls.sent(alert, Precinct.UNIT, at.plusSeconds(60));
        calls.attended(alert, dispatch, at.plusSeconds(120));
        calls.step(
                "responding-officer",
                alert,
                "submit-feedback",
                at.plusSeconds(1200),
                Map.of("dispatchId", dispatch, "disposition", "ADVISED"));
        calls.recorded(
                number,
                Precinct.UNIT,
                List.of(fact("contact.logged", at.plusSeconds(1800), Map.of("officer", "100201", "channel", "PHONE"))));
        renamed(alert, at);
        calledBack(alert);
        return alert;
    }

    /** Calls to the caller are followed by another category, which the chief approves, and by the end of the matter. */
    private void renamed(String alert, Instant at) throws Exception {
        calls.step(
                "responding-officer",
                alert,
                "reclassify",
                at.plusSeconds(3600),
                Map.of(
                        "category",
                        "DISPUTE",
                        "fromClass",
                        1,
                        "toClass",
                        3,
                        "caseIndicated",
                        false,
                        "reason",
                        "报警人称转错账"));
        calls.step("unit-chief", alert, "approve-reclassification", at.plusSeconds(3700), NOTHING);
        calls.step(
                "responding-officer",
                alert,
                "inform-caller",
                at.plusSeconds(3800),
                Map.of("channel", "PHONE", "result", "INFORMED"));
        calls.step("unit-chief", alert, "close", at.plusSeconds(3900), Map.of("outcome", "SETTLED"));
    }

    private void calledBack(String alert) throws Exception {
        String callback = intake.opens(
                "callback-agent",
                "callbacks:attempt",
                Map.of("alertId", alert, "channel", "HUMAN", "outcome", "REACHED"));
        Map<String, ?> said =
                Map.of("came", true, "told", true, "receipt", true, "asked-to-change", true, "rating", "DISSATISFIED");
        intake.post(
                "callback-agent",
                callback + ":complete",
                Map.of("questionnaireId", "00000000-0000-7000-8000-000000000001", "channel", "HUMAN", "answers", said));
    }
}
