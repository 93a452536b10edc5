package org.firstbutton.casework.person;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 更正当事人 — the details as they stand from now on, whole: what is left out is not known.
 *
 * @param idNumber resident ID number; of another document with {@code otherDocument}
 */
@Schema(example = PersonCorrection.EXAMPLE)
public record PersonCorrection(
        @NotNull Reason reason,
        @NotBlank @Size(max = 100) String name,
        @Size(max = 40) @Nullable String idNumber,
        @Nullable Boolean otherDocument,
        @Nullable LocalDate birthDate,
        @Size(max = 40) @Nullable String phone,
        @Size(max = 500) @Nullable String address) {
    static final String EXAMPLE = """
            {"reason": "DOCUMENT_SEEN", "name": "张三峰", "idNumber": "110101199003074477", "phone": "13812345678",
             "address": "解放路 1 号"}""";

    /** 更正原因 — a code: a sentence would say who he is. */
    @Schema(name = "CorrectionReason")
    public enum Reason {
        /** 录入有误 */
        MISTYPED,
        /** 查验证件 */
        DOCUMENT_SEEN,
        /** 冒用他人身份 */
        FALSE_IDENTITY,
        /** 情况变更 */
        CHANGED,
        /** 其他 */
        OTHER
    }

    /** The person as he stands from now on. A correction may shield him; it never takes that away. */
    Person of(Person before, Instant now) {
        PersonDetails details = new PersonRegistration(
                        before.caseId(), before.role(), name, idNumber, otherDocument, birthDate, phone, address, null)
                .details(now);
        Boolean juvenile = PersonRegistration.juvenile(details, before.registeredAt());
        return new Person(
                before.id(),
                before.caseId(),
                before.orgPath(),
                before.role(),
                juvenile,
                before.shielded() || Boolean.TRUE.equals(juvenile),
                details,
                before.registeredBy(),
                before.registeredAt());
    }

    /** Personal values stand in no message. */
    @Override
    public String toString() {
        return "PersonCorrection[" + reason + "]";
    }
}
