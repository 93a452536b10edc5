package org.firstbutton.casework.person;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** 查询当事人 — by ID number, telephone number, or both; exactly. */
@Schema(example = "{\"idNumber\": \"110101199003074477\", \"purpose\": \"核对前科\"}")
public record PersonSearch(
        @Size(max = 40) @Nullable String idNumber,
        @Size(max = 40) @Nullable String phone,
        @NotBlank @Size(min = 2, max = 200) String purpose) {

    /** Personal values stand in no message. */
    @Override
    public String toString() {
        return "PersonSearch[…]";
    }
}
