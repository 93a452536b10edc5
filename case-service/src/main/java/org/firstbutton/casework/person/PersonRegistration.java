package org.firstbutton.casework.person;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.confidential.Indexed;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * 当事人登记
 *
 * @param idNumber resident ID number; of another document with {@code otherDocument}
 * @param sexualCrime the case is about a sexual crime; its victim is shown to fewer people
 */
@Schema(example = PersonRegistration.EXAMPLE)
public record PersonRegistration(
        @NotNull UUID caseId,
        @NotNull Person.Role role,
        @NotBlank @Size(max = 100) String name,
        @Size(max = 40) @Nullable String idNumber,
        @Nullable Boolean otherDocument,
        @Nullable LocalDate birthDate,
        @Size(max = 40) @Nullable String phone,
        @Size(max = 500) @Nullable String address,
        @Nullable Boolean sexualCrime) {
    static final String EXAMPLE = """
            {"caseId": "0192f0c1-7a8e-7000-8000-000000000001", "role": "WITNESS", "name": "张三丰",
             "idNumber": "110101199003074477", "phone": "13812345678", "address": "解放路 1 号"}""";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int OF_AGE = 18;
    private static final int OLDEST = 130;

    /** The values as they are kept: the number checked and normal, the birth date as the number says. */
    PersonDetails details(java.time.Instant now) {
        String number = Indexed.ID_NUMBER.normal(idNumber);
        String resident = Boolean.TRUE.equals(otherDocument) ? null : number;
        if (resident != null && !ResidentId.is(resident)) {
            throw Refusal.field(
                    "/idNumber", "校验码或出生日期有误 / wrong check digit or date; another document needs otherDocument");
        }
        LocalDate born =
                resident == null ? birthDate : ResidentId.birthDate(resident).orElseThrow();
        if (birthDate != null && !birthDate.equals(born)) {
            throw Refusal.field("/birthDate", "与身份号码不符 / contradicts the ID number");
        }
        LocalDate today = now.atZone(ZONE).toLocalDate();
        if (born != null && (born.isAfter(today) || born.isBefore(today.minusYears(OLDEST)))) {
            throw Refusal.field(resident == null ? "/birthDate" : "/idNumber", "出生日期不可能 / nobody was born then");
        }
        if (phone != null && Indexed.PHONE.normal(phone) == null) {
            throw Refusal.field("/phone", "须含数字 / has no digits");
        }
        return new PersonDetails(name.strip(), number, born, phone, address);
    }

    /** Null where the birth date is not known. */
    static @Nullable Boolean juvenile(PersonDetails details, java.time.Instant now) {
        return details.birthDate() == null
                ? null
                : details.birthDate().isAfter(now.atZone(ZONE).toLocalDate().minusYears(OF_AGE));
    }

    boolean shielded(@Nullable Boolean juvenile) {
        return Boolean.TRUE.equals(juvenile) || (role == Person.Role.VICTIM && Boolean.TRUE.equals(sexualCrime));
    }

    /** Personal values stand in no message. */
    @Override
    public String toString() {
        return "PersonRegistration[" + caseId + ", " + role + "]";
    }
}
