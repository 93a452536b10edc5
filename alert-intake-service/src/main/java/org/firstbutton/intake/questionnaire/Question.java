package org.firstbutton.intake.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * 问题
 *
 * @param required the call-back cannot be completed without an answer to it
 * @param options of a {@code CHOICE}
 * @param min of a {@code SCALE}, included
 * @param max of a {@code SCALE}, included
 * @param tells what its answer becomes in the fact; null for what stays in the call-back
 */
@Schema(name = "Question", example = """
        {"id": "came", "kind": "YES_NO", "zh": "民警到现场了吗？", "en": "Did police come?", "required": false, "tells": "ARRIVED"}""")
public record Question(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String id,
        @NotNull Kind kind,
        @NotBlank @Size(max = 200) String zh,
        @NotBlank @Size(max = 200) String en,
        boolean required,
        @Size(max = 20) @Nullable List<@Valid @NotNull Option> options,
        @Nullable Integer min,
        @Nullable Integer max,
        @Nullable Tells tells) {
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_SCALE = 100_000;

    /** 题型 */
    public enum Kind {
        YES_NO,
        CHOICE,
        SCALE,
        TEXT
    }

    /** 选项 */
    @Schema(name = "QuestionOption", example = "{\"code\": \"SATISFIED\", \"zh\": \"满意\", \"en\": \"satisfied\"}")
    public record Option(
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}")
            String code,

            @NotBlank @Size(max = 100) String zh,
            @NotBlank @Size(max = 100) String en) {}

    private Set<String> codes() {
        return options == null
                ? Set.of()
                : options.stream().map(Option::code).collect(Collectors.toCollection(HashSet::new));
    }

    /** Refuses a question that cannot be asked, naming what is at fault below {@code at}. */
    void requireSound(String at) {
        boolean choosable = options != null && options.size() > 1 && codes().size() == options.size();
        if (kind == Kind.CHOICE ? !choosable : options != null) {
            throw Refusal.field(
                    at + "/options",
                    "单选题须有两个以上不同选项，其他题型无选项 / a CHOICE has two or more different ones, no other kind has any");
        }
        boolean scaled = min != null && max != null && min < max && Math.abs(min) + Math.abs(max) <= LONGEST_SCALE;
        if (kind == Kind.SCALE ? !scaled : min != null || max != null) {
            throw Refusal.field(at + "/min", "量表题须有 min < max，其他题型没有 / a SCALE has min < max, no other kind has them");
        }
        if (tells != null && tells.kind() != kind) {
            throw Refusal.field(at + "/tells", tells + " 须为 " + tells.kind() + " 题 / is told by a " + tells.kind());
        }
        if (tells == Tells.RATING && !(required && codes().equals(Tells.RATINGS))) {
            throw Refusal.field(at + "/tells", "满意度为必答，选项为 / RATING is required and its options are " + Tells.RATINGS);
        }
    }

    /** Refuses an answer that is none to this question. */
    void requireAnswered(String at, JsonNode answer) {
        boolean fits = switch (kind) {
            case YES_NO -> answer.isBoolean();
            case CHOICE -> answer.isTextual() && codes().contains(answer.asText());
            case SCALE ->
                answer.isInt() && min != null && max != null && answer.asInt() >= min && answer.asInt() <= max;
            case TEXT ->
                answer.isTextual()
                        && !answer.asText().isBlank()
                        && answer.asText().length() <= LONGEST_TEXT;
        };
        if (!fits) {
            throw Refusal.field(at, "须为 / expected: " + expected());
        }
    }

    private String expected() {
        return switch (kind) {
            case YES_NO -> "true, false";
            case CHOICE -> codes().stream().sorted().collect(Collectors.joining(", "));
            case SCALE -> min + " … " + max;
            case TEXT -> "1 … " + LONGEST_TEXT + " 字 / characters";
        };
    }
}
