package org.firstbutton.intake.questionnaire;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 问卷 — one version of one questionnaire.
 *
 * @param paper the name that its versions share
 * @param orgPath whose it is; its units use it too. Empty for the product's own default
 * @param revision how often the row changed
 * @param inForceFrom until the next version of the same paper comes into force
 * @param draftedBy everybody who wrote on it; none of them approves it
 */
@Schema(name = "Questionnaire")
public record Questionnaire(
        @Schema(examples = "0193f0a2-7c11-7b7e-9a55-3f0c5a1d2e77")
        String id,

        @Schema(examples = "burglary") String paper,
        @Schema(examples = "2") int version,
        @Schema(examples = "HB/JZ/SS/") String orgPath,
        Origin origin,
        State state,
        long revision,
        @Nullable Instant inForceFrom,
        List<String> draftedBy,
        Instant draftedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        Content content) {

    /** 来源 — {@code PRODUCT_DEFAULT}: shipped with the software, prescribed by nobody. */
    @Schema(name = "QuestionnaireOrigin")
    public enum Origin {
        PRODUCT_DEFAULT,
        OWN
    }

    /** 问卷状态 */
    @Schema(name = "QuestionnaireState")
    public enum State {
        DRAFT,
        APPROVED
    }

    /** 一页问卷 — newest first; {@code nextCursor} is opaque and absent on the last page. */
    @Schema(name = "QuestionnairePage")
    public record Page(List<Questionnaire> items, @Nullable String nextCursor) {}

    Questionnaire edited(Content fresh, String editor, Instant at) {
        TreeSet<String> hands = new TreeSet<>(draftedBy);
        hands.add(editor);
        return new Questionnaire(
                id,
                paper,
                version,
                orgPath,
                origin,
                state,
                revision + 1,
                null,
                List.copyOf(hands),
                at,
                null,
                null,
                fresh);
    }

    Questionnaire approved(String approver, Instant from, Instant at) {
        return new Questionnaire(
                id,
                paper,
                version,
                orgPath,
                origin,
                State.APPROVED,
                revision + 1,
                from,
                draftedBy,
                draftedAt,
                approver,
                at,
                content);
    }
}
