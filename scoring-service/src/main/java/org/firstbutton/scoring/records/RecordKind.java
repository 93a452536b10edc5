package org.firstbutton.scoring.records;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * 记录种类 — what is recorded, by whom, who confirms it, and what a scheme may score of it.
 *
 * @param about whether it names an officer
 * @param shared units below read it too, for example a guideline
 * @param answered whoever confirms it writes the answer
 * @param once an officer has each of its measures once, for example a qualification
 * @param monthly every unit is expected to have one a month
 * @param measuredBy the field whose value is part of the measure; where null, the kind alone is the measure
 */
public record RecordKind(
        String kind,
        String zh,
        String en,
        About about,
        boolean shared,
        boolean answered,
        boolean once,
        boolean monthly,
        Set<String> enteredBy,
        Set<String> confirmedBy,
        List<Field> fields,
        @Nullable String measuredBy) {

    /** 记录对象 */
    @Schema(name = "RecordAbout")
    public enum About {
        OFFICER,
        UNIT,
        ANY
    }

    /** 字段种类 */
    @Schema(name = "RecordFieldType")
    public enum FieldType {
        TEXT,
        NUMBER,
        DATE,
        CHOICE,
        RULES
    }

    /** 字段 — {@code choices}: what a choice may be, with a scheme's points for each. */
    @Schema(name = "RecordField")
    public record Field(String field, String zh, String en, FieldType type, boolean required, List<String> choices) {

        void require(String value) {
            boolean fits = switch (type) {
                case TEXT -> true;
                case DATE -> isDay(value);
                case NUMBER -> value.matches("[0-9]{1,6}([.][0-9]{1,2})?");
                case CHOICE -> choices.contains(value);
                case RULES -> value.matches("[A-Z]{3}-[0-9]{2}( [A-Z]{3}-[0-9]{2}){0,19}");
            };
            if (!fits) {
                throw Refusal.field("/details", zh + "填写有误 / not a value of " + field + ": " + value);
            }
        }
    }

    private static boolean isDay(String value) {
        try {
            return LocalDate.parse(value).toString().equals(value);
        } catch (DateTimeParseException noDay) {
            return false;
        }
    }

    /**
     * The fields as they were sent, each as {@code field=value}.
     *
     * @throws Refusal 400 for a field that the kind does not have, one sent twice, one missing, a value that does not fit
     */
    Map<String, String> read(List<String> details) {
        Map<String, Field> known = new HashMap<>();
        fields.forEach(field -> known.put(field.field(), field));
        Map<String, String> said = new LinkedHashMap<>();
        for (String detail : details) {
            int at = detail.indexOf('=');
            Field field = known.get(detail.substring(0, Math.max(at, 0)));
            if (field == null) {
                throw Refusal.field(
                        "/details",
                        "须为 字段=值，" + zh + "的字段为 / field=value is expected, of " + known.keySet() + ": " + detail);
            }
            String value = detail.substring(at + 1).strip();
            field.require(value);
            if (value.isEmpty() || said.put(field.field(), value) != null) {
                throw Refusal.field("/details", "每个字段填一次 / each field once, and not empty: " + detail);
            }
        }
        for (Field field : fields) {
            if (field.required() && !said.containsKey(field.field())) {
                throw Refusal.field("/details", "缺少" + field.zh() + " / is missing: " + field.field());
            }
        }
        return said;
    }

    /** What of it a scheme may score, for example {@code EXAM_PASSED}. */
    String measure(Map<String, String> said) {
        return measuredBy == null ? kind : kind + '_' + said.get(measuredBy);
    }

    /** Whether it fits together. */
    boolean isWhole() {
        boolean measured = measuredBy == null
                || fields.stream()
                        .anyMatch(field -> field.field().equals(measuredBy)
                                && field.required()
                                && field.type() == FieldType.CHOICE);
        boolean chosen = fields.stream()
                .allMatch(field ->
                        (field.type() == FieldType.CHOICE) != field.choices().isEmpty());
        return measured
                && chosen
                && !enteredBy.isEmpty()
                && !confirmedBy.isEmpty()
                && !(once && about != About.OFFICER);
    }
}
