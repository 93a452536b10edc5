package org.firstbutton.localrun.county.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.alert.AlertFact.AlertClosed;
import org.firstbutton.contract.casework.CaseFact.CaseClosed;
import org.firstbutton.contract.citizen.CitizenFact.CallbackAttempted;
import org.firstbutton.contract.citizen.CitizenFact.CallbackCompleted;
import org.firstbutton.contract.review.ReviewFact.DossierArchived;
import org.firstbutton.localrun.county.story.Chronicle.Statement;

/** 善后脚本 — writes down what follows a closing: the caller is asked how it was, the dossier goes to the archive. */
public final class AftermathScript {
    private static final String AGENT = "CALLBACK_AGENT";
    private static final String KEEPING = "CASE_MANAGER";
    private static final String MESSAGE = "SMS";
    private static final String CALL = "HUMAN";
    private static final int LONGEST_LAG = 5;

    private final AlertCourse course;
    private final Asking asking;
    private final String number;
    private final Instant until;

    /** @param until what would come after that has not happened yet */
    public AftermathScript(AlertCourse course, String number, Instant until) {
        this.course = course;
        this.asking = course.asking;
        this.number = number;
        this.until = until;
    }

    /** The alert, and its case if there is one, with what follows their closing. */
    public List<Chronicle> after(List<Chronicle> told) {
        Pen asked = pen();
        Pen archived = pen();
        Optional<Instant> caseClosed = closing(told, CaseClosed.class);
        closing(told, AlertClosed.class).filter(closed -> course.reachable).ifPresent(closed -> ofAlert(asked, closed));
        caseClosed.filter(closed -> asking.askedOfCase).ifPresent(closed -> ofCase(asked, closed));
        caseClosed.ifPresent(closed -> archive(archived, closed));
        return told.stream()
                .map(one -> with(one, one.isCase() ? archived : asked))
                .toList();
    }

    private Pen pen() {
        return new Pen(course.dice, LONGEST_LAG, Map.of());
    }

    private static Chronicle with(Chronicle chronicle, Pen more) {
        List<Statement> statements = new ArrayList<>(chronicle.statements());
        statements.addAll(more.inOrder());
        statements.sort(Comparator.comparing(Statement::occurredAt));
        return new Chronicle(
                chronicle.source(),
                chronicle.number(),
                chronicle.orgPath(),
                chronicle.alert(),
                List.copyOf(statements));
    }

    private static Optional<Instant> closing(List<Chronicle> told, Class<? extends Fact> type) {
        Stream<Statement> statements = told.stream().flatMap(one -> one.statements().stream());
        return statements
                .filter(one -> type.isInstance(one.fact()))
                .map(Statement::occurredAt)
                .findFirst();
    }

    /** A message first; a person rings where nobody answered it, and always where it was urgent or at home. */
    private void ofAlert(Pen pen, Instant closed) {
        boolean urgent = course.level <= 2 || course.violence;
        boolean answered = asking.answered && !(urgent && asking.rung);
        if (asking.messaged) {
            ask(pen, number + "-B1", MESSAGE, closed.plusSeconds(asking.messageAfter), answered);
        }
        if (asking.rung && !answered) {
            ask(pen, number + "-B1", CALL, daysLater(1, closed), true);
        }
    }

    private void ofCase(Pen pen, Instant closed) {
        ask(pen, number + "-B2", CALL, daysLater(asking.daysAfterCase, closed), true);
    }

    private Instant daysLater(int days, Instant closed) {
        return Days.at(Days.of(closed).plusDays(days), asking.ringsAt);
    }

    private void ask(Pen pen, String id, String channel, Instant at, boolean answered) {
        write(pen, at, new CallbackAttempted(id, channel), AGENT);
        if (answered) {
            write(pen, at.plusSeconds(asking.answersAfter(channel)), answer(id, channel), AGENT);
        }
    }

    private CallbackCompleted answer(String id, String channel) {
        Boolean came = (course.attendance && !course.turnedBack) ? asking.cameAsRecorded : null;
        return new CallbackCompleted(
                id,
                channel,
                asking.rating,
                course.unit.path(),
                came,
                null,
                null,
                course.reachable ? asking.told : null,
                asking.askedToChange);
    }

    private void archive(Pen pen, Instant closed) {
        CaseCourse casework = course.casework;
        Integer later = casework == null ? null : casework.archiveAfter;
        if (casework != null && later != null) {
            String dossier = number.replace("DEMO-", "DEMO-F-");
            String reason = casework.papersMissing.isEmpty() ? null : "LOST";
            Fact archived =
                    new DossierArchived(dossier, null, casework.papersMissing, reason, Extra.officerOf(KEEPING));
            write(pen, closed.plusSeconds(later), archived, KEEPING);
        }
    }

    private void write(Pen pen, Instant at, Fact fact, String role) {
        if (at.isBefore(until)) {
            pen.write(at, fact, Extra.officerOf(role), role);
        }
    }
}
