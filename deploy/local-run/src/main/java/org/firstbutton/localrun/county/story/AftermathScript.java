package org.firstbutton.localrun.county.story;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.alert.AlertFact.AlertClosed;
import org.firstbutton.contract.alert.AlertFact.AlertReclassified;
import org.firstbutton.contract.alert.AlertFact.ContactLogged;
import org.firstbutton.contract.casework.CaseFact.CaseClosed;
import org.firstbutton.contract.citizen.CitizenFact.CallbackAttempted;
import org.firstbutton.contract.citizen.CitizenFact.CallbackCompleted;
import org.firstbutton.contract.review.ReviewFact.DossierArchived;
import org.firstbutton.contract.review.ReviewFact.DossierScored;
import org.firstbutton.contract.review.ReviewFact.RecheckCompleted;
import org.firstbutton.localrun.county.story.Chronicle.Statement;
import org.jspecify.annotations.Nullable;

/** 善后脚本 — writes down what follows: the caller is asked how it was, others look at it again, the dossier is scored and goes to the archive. */
public final class AftermathScript {
    private static final String AGENT = "CALLBACK_AGENT";
    private static final String KEEPING = "CASE_MANAGER";
    private static final String MESSAGE = "SMS";
    private static final String CALL = "HUMAN";
    private static final String RECHECKING = "INSPECTORATE";
    private static final String EVALUATING = "LEGAL_BRIGADE";
    private static final int LONGEST_LAG = 5;
    private static final int RECHECKED_AFTER = 3 * 3600;
    private static final int CLASS_RECHECKED_AFTER = 2 * 3600;
    private static final int EVALUATED_ON_DAY = 4;

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
        Optional<Instant> alertClosed = closing(told, AlertClosed.class);
        alertClosed.filter(closed -> course.reachable).ifPresent(closed -> ofAlert(asked, closed));
        alertClosed.ifPresent(closed -> visit(asked, closed));
        closing(told, AlertReclassified.class).ifPresent(changed -> recheckClass(asked, changed));
        caseClosed.filter(closed -> asking.askedOfCase).ifPresent(closed -> ofCase(asked, closed));
        caseClosed.ifPresent(closed -> archive(archived, closed));
        caseClosed.ifPresent(closed -> evaluate(archived, closed));
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
            Instant answers = at.plusSeconds(asking.answersAfter(channel));
            write(pen, answers, answer(id, channel), AGENT);
            String unit = asking.recheckedBy;
            if (asking.rating.equals("DISSATISFIED") && unit != null) {
                recheck(pen, id, unit, answers.plusSeconds(RECHECKED_AFTER));
            }
        }
    }

    /** Who was admonished at home is visited within the week. */
    private void visit(Pen pen, Instant closed) {
        Integer day = course.visitedOnDay;
        if (course.disposition.equals("ADMONITION") && day != null) {
            Instant at = daysLater(day, closed);
            if (at.isBefore(until)) {
                String officer = course.unit.officer(3);
                pen.write(at, new ContactLogged(officer, "VISIT", null), officer, "RESPONDING_OFFICER");
            }
        }
    }

    private void recheckClass(Pen pen, Instant changed) {
        if (course.regrading != null && course.regrading.rechecked()) {
            recheck(pen, null, Unit.COUNTY, changed.plusSeconds(CLASS_RECHECKED_AFTER));
        }
    }

    private void recheck(Pen pen, @Nullable String callback, String unit, Instant at) {
        String officer = Extra.officerOf(RECHECKING);
        write(pen, at, new RecheckCompleted(callback, null, null, officer, unit, "UPHELD"), RECHECKING);
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

    /** 一案一评 — some days after the closing somebody reads the dossier and scores it. */
    private void evaluate(Pen pen, Instant closed) {
        if (course.casework != null && course.casework.evaluated) {
            String dossier = number.replace("DEMO-", "DEMO-F-");
            Fact scored = new DossierScored(
                    dossier, null, Extra.officerOf(EVALUATING), BigDecimal.valueOf(96), null, null, null);
            write(pen, daysLater(EVALUATED_ON_DAY, closed), scored, EVALUATING);
        }
    }

    private void write(Pen pen, Instant at, Fact fact, String role) {
        if (at.isBefore(until)) {
            pen.write(at, fact, Extra.officerOf(role), role);
        }
    }
}
