package org.firstbutton.intake.narrative;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.alert.AlertFact;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertClosed;
import org.firstbutton.contract.alert.AlertFact.AlertInvalidated;
import org.firstbutton.contract.alert.AlertFact.AlertReclassified;
import org.firstbutton.contract.alert.AlertFact.AlertTextCompared;
import org.firstbutton.contract.alert.AlertFact.AlertWithdrawn;
import org.firstbutton.contract.alert.AlertFact.FeedbackSubmitted;
import org.firstbutton.intake.alert.Alert;
import org.firstbutton.intake.alert.Remarks;
import org.firstbutton.intake.caller.CallerRecord;
import org.firstbutton.intake.caller.CallerRecords;
import org.jdbi.v3.core.Handle;

/**
 * 文本核对 — whenever somebody says what an alert is, what was reported is read again. Only the caller's account is read:
 * an officer who wants another category also writes the feedback.
 */
@ApplicationScoped
class TextComparison implements Remarks {
    private final Lexicon lexicon = Lexicon.shipped();
    private final NarrativeReader reader = new NarrativeReader(lexicon);
    private final CallerRecords callers;

    TextComparison(CallerRecords callers) {
        this.callers = callers;
    }

    @Override
    public List<AlertFact> on(Handle handle, Alert alert, List<? extends AlertFact> facts) {
        Optional<? extends AlertFact> stage =
                facts.stream().filter(TextComparison::saysWhatItIs).findFirst();
        if (stage.isEmpty()) {
            return List.of();
        }
        return narrative(handle, alert).flatMap(reader::read).stream()
                .map(suggestion -> compared(alert, stage.get(), suggestion))
                .toList();
    }

    private AlertFact compared(Alert alert, AlertFact stage, Suggestion suggestion) {
        return new AlertTextCompared(
                FactTypes.nameOf(stage.getClass()),
                alert.category(),
                suggestion.family(),
                suggestion.score(),
                lexicon.isHarmless(alert.category()),
                suggestion.words(),
                suggestion.countered(),
                lexicon.lexicon());
    }

    private static boolean saysWhatItIs(AlertFact fact) {
        return fact instanceof AlertClassified
                || fact instanceof AlertReclassified
                || fact instanceof FeedbackSubmitted
                || fact instanceof AlertInvalidated
                || fact instanceof AlertWithdrawn
                || fact instanceof AlertClosed;
    }

    // A tampered record has rung its alarm; handling the alert goes on.
    private Optional<String> narrative(Handle handle, Alert alert) {
        try {
            return callers.find(handle, alert.id()).map(CallerRecord::narrative);
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }
}
