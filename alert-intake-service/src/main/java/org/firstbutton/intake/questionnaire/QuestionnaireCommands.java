package org.firstbutton.intake.questionnaire;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** 问卷命令 — the bodies of drafting, editing and approving. */
public final class QuestionnaireCommands {
    private QuestionnaireCommands() {}

    /**
     * 起草 — the first version of a paper, or its next.
     *
     * @param orgPath whose it is to be
     * @param paper the name that its versions share
     */
    @Schema(
            name = "DraftQuestionnaire",
            example = "{\"orgPath\": \"HB/JZ/SS/\", \"paper\": \"burglary\", \"content\": " + Content.EXAMPLE + "}")
    public record Draft(
            @NotNull @Size(max = 200) String orgPath,

            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,39}")
            String paper,

            @NotNull @Valid Content content) {}

    /** 修改 — while it is a draft. */
    @Schema(name = "EditQuestionnaire", example = "{\"content\": " + Content.EXAMPLE + "}")
    public record Edit(@NotNull @Valid Content content) {}

    /** 批准 — {@code inForceFrom}: now if left out, never in the past. */
    @Schema(name = "ApproveQuestionnaire", example = """
            {"inForceFrom": "2027-01-01T00:00:00+08:00"}""")
    public record Approve(@Nullable OffsetDateTime inForceFrom) {}
}
