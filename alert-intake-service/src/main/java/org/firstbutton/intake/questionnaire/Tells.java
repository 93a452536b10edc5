package org.firstbutton.intake.questionnaire;

import java.util.List;
import java.util.Set;

/** 核对项 — what the answer to a question becomes in {@code callback.completed}, where rules hold it against the record. */
public enum Tells {
    RATING(Question.Kind.CHOICE),
    ARRIVED(Question.Kind.YES_NO),
    ARRIVAL_MINUTES(Question.Kind.SCALE),
    RECEIPT(Question.Kind.YES_NO),
    TOLD(Question.Kind.YES_NO),
    ASKED_TO_CHANGE(Question.Kind.YES_NO);

    static final Set<String> RATINGS = Set.of("SATISFIED", "BASICALLY_SATISFIED", "DISSATISFIED");

    /** No questionnaire may leave these out: whoever drafts it could else silence the rules that compare. */
    static final List<Tells> ALWAYS_ASKED = List.of(RATING, ARRIVED, RECEIPT, TOLD, ASKED_TO_CHANGE);

    private final Question.Kind kind;

    Tells(Question.Kind kind) {
        this.kind = kind;
    }

    /** The kind of question that can tell it. */
    Question.Kind kind() {
        return kind;
    }
}
