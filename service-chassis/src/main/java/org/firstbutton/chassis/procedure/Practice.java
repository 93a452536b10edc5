package org.firstbutton.chassis.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.contract.Fact;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 办理规范 — what the table of a procedure cannot say. A bean of this type opens its procedure's doors. */
public interface Practice {

    Procedure procedure();

    /**
     * Where a new proceeding belongs.
     *
     * @param hands who may see it from the start besides the one who opens it
     */
    record Place(String matter, @Nullable UUID caseId, String orgPath, List<String> hands) {}

    /**
     * Where a new proceeding belongs, as the caller may say.
     *
     * @param caseId as sent; null if nothing was
     * @throws org.firstbutton.chassis.problem.Refusal 404 for a case that the caller does not see, 400 for one missing
     */
    Place place(Handle handle, Caller caller, UUID id, @Nullable UUID caseId);

    /**
     * The same where the fields of the opening fact say where it belongs, for example the alert complained of.
     *
     * @param sent those fields, as sent
     */
    default Place place(Handle handle, Caller caller, UUID id, @Nullable UUID caseId, JsonNode sent) {
        return place(handle, caller, id, caseId);
    }

    /** The fact as it will be recorded, where a field was sent in clear that may leave as a key only. */
    default Fact keyed(Proceeding before, Fact fact) {
        return fact;
    }

    /** Refuses whoever may not take, approve or refuse this step because of his own part in the matter. */
    default void requireImpartial(Handle handle, Proceeding before, Step step) {}

    /** The same where fields are filled in from what is on record, for example the rule of the finding it is about. */
    default Fact keyed(Handle handle, Proceeding before, Fact fact, Instant occurredAt) {
        return keyed(before, fact);
    }

    /** Refuses what the table allows and the law does not; {@code before} has no version yet if the step opens it. */
    default void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {}

    /** Refuses whoever may neither approve nor refuse what was proposed, for what the table cannot say of him. */
    default void requireMayDecide(Handle handle, Proceeding before, Step step) {}

    /** Whether these two count as one where a second person is asked for; by a delegation, for example. */
    default boolean areOne(String maker, String checker) {
        return maker.equals(checker);
    }

    /** Sets whom it is about and when it runs out, as far as the fact says so. */
    default Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        return after;
    }

    /** What the step sets off elsewhere, in its transaction. */
    default void follows(Handle handle, Proceeding after, Step step, Fact fact) {}
}
