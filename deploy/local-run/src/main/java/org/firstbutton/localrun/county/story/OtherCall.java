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
    private final Turn turn;

    /** 走向 — what becomes of a call to which nobody is sent; some break a rule. */
    public enum Turn {
        EMPTY(null),
        DIVERTED(null),
        MERGED(null),
        ABANDONED(null),
        WITHDRAWN(null),
        RINGING_LONG("ALT-01"),
        NOT_CALLED_BACK("ALT-02"),
        CRIME_CALLED_EMPTY("ALT-23"),
        WITHDRAWN_UNASKED("ALT-23"),
        DIVERTED_UNTOLD("ALT-24"),
        MERGED_WITH_ANOTHER("INT-11");

        public final @Nullable String breaks;

        Turn(@Nullable String breaks) {
            this.breaks = breaks;
        }

        /** Withdrawals are told of evenly: peers are compared by them. */
        public static Turn byChance(Dice dice) {
            return List.of(EMPTY, DIVERTED, MERGED, ABANDONED).get(dice.weighted(58, 22, 8, 7));
        }

        /** Of a call that was never taken no number is known. */
        public boolean isTaken() {
            return this != ABANDONED && this != NOT_CALLED_BACK;
        }
    }

    public OtherCall(Instant received, String number, Dice dice, Turn turn) {
        this.turn = turn;
        this.received = received;
        this.number = number;
        this.dice = dice;
        this.pen = new Pen(dice, LONGEST_LAG, Map.of());
        this.desk = "DEMO-110-DESK-" + dice.between(1, 8);
    }

    /** @param master id of an alert that this may be a second call about */
    public Chronicle write(String orgPath, @Nullable String master) {
        switch (turn) {
            case EMPTY, RINGING_LONG, CRIME_CALLED_EMPTY -> invalid();
            case DIVERTED, DIVERTED_UNTOLD -> diverted();
            case MERGED, MERGED_WITH_ANOTHER -> merged(master);
            case ABANDONED, NOT_CALLED_BACK -> abandoned();
            case WITHDRAWN, WITHDRAWN_UNASKED -> withdrawn();
        }
        return new Chronicle(AlertScript.SOURCE, number, orgPath, null, pen.inOrder());
    }

    private Instant taken(boolean policeMatter) {
        int rings = turn == Turn.RINGING_LONG ? dice.between(14, 45) : dice.between(2, 9);
        AlertScript.call(pen, number, received, rings, desk);
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
                        turn == Turn.CRIME_CALLED_EMPTY,
                        null,
                        null,
                        null,
                        null));
        return classified;
    }

    private void invalid() {
        String reason = dice.one(List.of("SILENT", "PRANK", "WRONG_NUMBER", "TEST", "ENQUIRY"));
        boolean policeMatter = turn == Turn.CRIME_CALLED_EMPTY;
        write(taken(policeMatter).plusSeconds(dice.between(3, 40)), new AlertInvalidated(reason));
    }

    private void diverted() {
        Instant diverted = taken(false).plusSeconds(dice.between(5, 50));
        write(diverted, new AlertDiverted("12345", "DEMO-T-" + number));
        Instant accepted = diverted.plusSeconds(dice.minutes(1, 9));
        write(accepted, new DiversionAccepted("12345", "DEMO-T-" + number));
        int told = turn == Turn.DIVERTED_UNTOLD ? dice.hours(26, 32) : 30;
        write(accepted.plusSeconds(told), new CallerInformed("SMS", "INFORMED"));
    }

    private void merged(@Nullable String master) {
        if (master == null) {
            invalid();
            return;
        }
        AlertMerged merged = turn == Turn.MERGED
                ? new AlertMerged(master, "SAME_INCIDENT", true, null, null, null)
                : new AlertMerged(master, "SAME_INCIDENT", false, dice.between(900, 4000), 35, true);
        write(taken(true).plusSeconds(dice.between(10, 90)), merged);
    }

    private void abandoned() {
        write(received, new CallOffered(number + "-T", "110", desk));
        Instant hungUp = received.plusSeconds(dice.between(3, 9));
        write(hungUp, new CallAbandoned(number + "-T", "demo-caller-" + number));
        int returned = turn == Turn.NOT_CALLED_BACK ? dice.minutes(6, 40) : dice.between(60, 170);
        write(hungUp.plusSeconds(returned), new CallReturned(number + "-T", "NO_MATTER"));
    }

    private void withdrawn() {
        write(
                taken(true).plusSeconds(dice.between(30, 150)),
                new AlertWithdrawn("CALLER", number + "-REC", turn == Turn.WITHDRAWN));
    }

    private void write(Instant at, org.firstbutton.contract.alert.AlertFact fact) {
        pen.write(at, fact, desk, CALL_TAKER);
    }
}
