package org.firstbutton.localrun.county.story;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertDiverted;
import org.firstbutton.contract.alert.AlertFact.AlertInvalidated;
import org.firstbutton.contract.alert.AlertFact.AlertMerged;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.alert.AlertFact.AlertWithdrawn;
import org.firstbutton.contract.alert.AlertFact.CallAbandoned;
import org.firstbutton.contract.alert.AlertFact.CallOffered;
import org.firstbutton.contract.alert.AlertFact.CallReturned;
import org.firstbutton.contract.alert.AlertFact.CallerInformed;
import org.firstbutton.contract.alert.AlertFact.DiversionAccepted;
import org.jspecify.annotations.Nullable;

/** 其他来电 — the calls that no unit is sent to: empty, diverted, withdrawn, a second call about the same thing. */
public final class OtherCall {
    private static final String CALL_TAKER = "CALL_TAKER";
    private static final int LONGEST_LAG = 5;

    private final Instant received;
    private final String number;
    private final Dice dice;
    private final Pen pen;
    private final String desk;

    public OtherCall(Instant received, String number, Dice dice) {
        this.received = received;
        this.number = number;
        this.dice = dice;
        this.pen = new Pen(dice, LONGEST_LAG, Map.of());
        this.desk = "DEMO-110-DESK-" + dice.between(1, 8);
    }

    /** @param master id of an alert that this may be a second call about */
    public Chronicle write(@Nullable String master) {
        switch (dice.weighted(58, 22, master == null ? 0 : 8, 7, 5)) {
            case 0 -> invalid();
            case 1 -> diverted();
            case 2 -> merged(String.valueOf(master));
            case 3 -> abandoned();
            default -> withdrawn();
        }
        return new Chronicle(AlertScript.SOURCE, number, Unit.COUNTY, null, pen.inOrder());
    }

    private Instant taken(boolean policeMatter) {
        AlertScript.call(pen, number, received, dice, desk);
        String caller = "demo-caller-" + number;
        write(received, new AlertReceived("PHONE_110", number, caller, true, null, desk));
        Instant classified = received.plusSeconds(dice.between(10, 40));
        write(
                classified,
                new AlertClassified(
                        policeMatter ? "509900" : "609900",
                        null,
                        policeMatter ? 3 : 4,
                        false,
                        false,
                        policeMatter,
                        false,
                        null,
                        null,
                        null,
                        null));
        return classified;
    }

    private void invalid() {
        String reason = dice.one(List.of("SILENT", "PRANK", "WRONG_NUMBER", "TEST", "ENQUIRY"));
        write(taken(false).plusSeconds(dice.between(3, 40)), new AlertInvalidated(reason));
    }

    private void diverted() {
        Instant diverted = taken(false).plusSeconds(dice.between(5, 50));
        write(diverted, new AlertDiverted("12345", "DEMO-T-" + number));
        Instant accepted = diverted.plusSeconds(dice.minutes(1, 9));
        write(accepted, new DiversionAccepted("12345", "DEMO-T-" + number));
        write(accepted.plusSeconds(30), new CallerInformed("SMS", "INFORMED"));
    }

    private void merged(String master) {
        write(
                taken(true).plusSeconds(dice.between(10, 90)),
                new AlertMerged(master, "SAME_INCIDENT", true, null, null, null));
    }

    private void abandoned() {
        write(received, new CallOffered(number + "-T", "110", desk));
        Instant hungUp = received.plusSeconds(dice.between(3, 9));
        write(hungUp, new CallAbandoned(number + "-T", "demo-caller-" + number));
        write(hungUp.plusSeconds(dice.between(60, 170)), new CallReturned(number + "-T", "NO_MATTER"));
    }

    private void withdrawn() {
        write(taken(true).plusSeconds(dice.between(30, 150)), new AlertWithdrawn("CALLER", number + "-REC", true));
    }

    private void write(Instant at, org.firstbutton.contract.alert.AlertFact fact) {
        pen.write(at, fact, desk, CALL_TAKER);
    }
}
