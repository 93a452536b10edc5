package org.firstbutton.intake.enquiry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** 查询 — both as they stand on the receipt; case and spaces do not matter. */
@Schema(name = "Enquiry", example = "{\"number\": \"110-2026-000017\", \"code\": \"7K3M9QXA2C\"}")
public record Ask(
        @NotBlank @Size(max = 200) String number,
        @NotBlank @Size(max = 40) String code) {

    /** 群众阅卷 — how the citizen grades what the police did; what he does not answer stays open. */
    @Schema(name = "Grade", example = """
            {"number": "110-2026-000017", "code": "7K3M9QXA2C", "rating": "SATISFIED",
             "answers": {"arrived": true, "arrivalMinutes": 8, "receipt": true, "told": true, "askedToChange": false}}""")
    public record Grade(
            @NotBlank @Size(max = 200) String number,
            @NotBlank @Size(max = 40) String code,

            @NotNull
            @Pattern(
                    regexp = "SATISFIED|BASICALLY_SATISFIED|DISSATISFIED",
                    message = "SATISFIED, BASICALLY_SATISFIED, DISSATISFIED")
            String rating,

            @Valid @Nullable Answers answers) {}

    /**
     * 答卷
     *
     * @param arrived police came
     * @param arrivalMinutes after how many minutes
     * @param receipt a receipt was given
     * @param told the result was told
     * @param askedToChange somebody asked to change the report
     */
    @Schema(name = "GradeAnswers")
    public record Answers(
            @Nullable Boolean arrived,
            @Min(0) @Max(100_000) @Nullable Integer arrivalMinutes,
            @Nullable Boolean receipt,
            @Nullable Boolean told,
            @Nullable Boolean askedToChange) {
        static final Answers NONE = new Answers(null, null, null, null, null);
    }
}
