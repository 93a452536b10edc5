package org.firstbutton.casework.person;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 当事人(脱敏) — for those who may reveal the person a part of name, number and phone; for everybody else that there is one.
 *
 * @param unreadable true where the sealed details were tampered with; operations have been alarmed
 */
@Schema(name = "Person")
public record PersonView(
        String id,
        UUID caseId,
        String orgPath,
        Person.Role role,
        @Nullable Boolean juvenile,

        @Schema(description = "受保护：未成年人，性侵害案件被害人 / a minor, or a victim of a sexual crime")
        boolean shielded,

        String name,
        @Nullable String idNumber,
        @Nullable Integer birthYear,
        @Nullable String phone,
        String registeredBy,
        Instant registeredAt,
        @Nullable Boolean unreadable) {
    private static final String HIDDEN = "**";
    private static final int SHORTEST_PARTLY_SHOWN = 8;
    private static final int SHOWN_IN_FRONT = 3;
    private static final int SHOWN_BEHIND = 4;

    /** @param partly whether a part is shown */
    static PersonView of(Person person, boolean partly) {
        PersonDetails details = person.details();
        boolean broken = PersonRecords.UNREADABLE.equals(details);
        boolean show = partly && !broken;
        return new PersonView(
                person.id(),
                person.caseId(),
                person.orgPath(),
                person.role(),
                person.juvenile(),
                person.shielded(),
                show ? details.name().substring(0, details.name().offsetByCodePoints(0, 1)) + HIDDEN : HIDDEN,
                show ? masked(details.idNumber()) : null,
                show && details.birthDate() != null ? details.birthDate().getYear() : null,
                show ? masked(details.phone()) : null,
                person.registeredBy(),
                person.registeredAt(),
                broken ? true : null);
    }

    /** 110101199003074477 is 110****4477; of a short number nothing is shown. */
    private static @Nullable String masked(@Nullable String number) {
        if (number == null || number.length() < SHORTEST_PARTLY_SHOWN) {
            return number == null ? null : "****";
        }
        return number.substring(0, SHOWN_IN_FRONT) + "****" + number.substring(number.length() - SHOWN_BEHIND);
    }
}
