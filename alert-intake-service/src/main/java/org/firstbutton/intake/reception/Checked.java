package org.firstbutton.intake.reception;

import java.util.UUID;
import java.util.stream.Stream;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.intake.alert.Entry;
import org.jspecify.annotations.Nullable;

/**
 * 已查接警 — a call whose times were read; {@code refusal} where they could not be.
 *
 * @param content by which its body is recognised; null where nobody has asked yet
 */
record Checked(
        ReceiveAlert body,
        Entry entry,
        @Nullable Refusal refusal,
        @Nullable String content) {

    Checked(ReceiveAlert body, Entry entry, @Nullable Refusal refusal) {
        this(body, entry, refusal, null);
    }

    Checked recognisedAs(String known) {
        return new Checked(body, entry, refusal, known);
    }

    static Checked of(Caller caller, ReceiveAlert body, java.time.Instant now) {
        try {
            return new Checked(body, Entry.of(caller, body, now), null);
        } catch (Refusal refused) {
            return refused(caller, body, now, refused);
        }
    }

    static Checked refused(Caller caller, ReceiveAlert body, java.time.Instant now, Refusal refusal) {
        return new Checked(body, new Entry(caller, Entry.sourceOf(caller), now, now, now), refusal);
    }

    /** The id that the source's own number stands for, where it has one. */
    Stream<UUID> naturalId() {
        return Stream.ofNullable(body.number()).map(number -> Reception.idOf(entry.source(), number));
    }
}
