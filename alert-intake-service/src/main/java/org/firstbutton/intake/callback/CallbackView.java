package org.firstbutton.intake.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.intake.questionnaire.AnswerSheet;
import org.firstbutton.intake.questionnaire.Questionnaire;
import org.jspecify.annotations.Nullable;

/** 回访视图 — without what was said in words: that may name people. */
@Schema(name = "Callback", description = "回访 — one call-back, its attempts and its answers")
public record CallbackView(
        @Schema(examples = "0193f0a2-7c11-7b7e-9a55-3f0c5a1d2e77")
        String id,

        String alertId,

        @Schema(description = "Where it is about a case") @Nullable
        String caseId,

        @Schema(description = "Who closed it and is rated", examples = "HB/JZ/SS/U017/")
        String orgPath,

        Instant closedAt,
        Callback.State state,
        @Schema(description = "Facts recorded so far") long version,
        List<Callback.Attempt> attempts,
        @Nullable String questionnaireId,

        @Schema(type = SchemaType.OBJECT, description = "By the ids of the questions; words only by :reveal") @Nullable
        JsonNode answers,

        @Nullable String rating,
        @Nullable String completedBy,
        @Nullable Instant completedAt,

        @Schema(description = "What may be asked now, that of the nearest organisation first") @Nullable
        List<Questionnaire> questionnaires) {

    /** 原话 — what the citizen said, by the ids of the questions. */
    @Schema(name = "CallbackWords")
    public record Words(@Schema(type = SchemaType.OBJECT) JsonNode answers) {}

    static CallbackView of(
            Callback callback, @Nullable AnswerSheet answers, @Nullable List<Questionnaire> questionnaires) {
        Subject subject = callback.subject();
        Callback.Sheet sheet = callback.sheet();
        return new CallbackView(
                callback.id(),
                subject.alertId(),
                subject.caseId(),
                subject.orgPath(),
                subject.closedAt(),
                callback.state(),
                callback.version(),
                callback.attempts(),
                sheet == null ? null : sheet.questionnaire(),
                answers == null ? null : answers.withoutWords(),
                sheet == null ? null : sheet.rating(),
                sheet == null ? null : sheet.completedBy(),
                sheet == null ? null : sheet.completedAt(),
                questionnaires);
    }
}
