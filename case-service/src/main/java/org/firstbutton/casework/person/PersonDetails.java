package org.firstbutton.casework.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 身份信息 — what says who somebody is; sealed as one value. */
public record PersonDetails(
        String name,
        @Nullable String idNumber,
        @Nullable LocalDate birthDate,
        @Nullable String phone,
        @Nullable String address) {

    /** Personal values stand in no message. */
    @Override
    public String toString() {
        return "PersonDetails[…]";
    }
}
