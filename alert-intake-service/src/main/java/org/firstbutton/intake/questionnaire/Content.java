package org.firstbutton.intake.questionnaire;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * 问卷内容 — whom it is for and what it asks.
 *
 * @param about alerts, cases or both
 * @param categories categories of alerts it is for; empty for all
 * @param levels levels of alerts it is for; empty for all
 */
@Schema(name = "QuestionnaireContent", example = Content.EXAMPLE)
public record Content(
        @NotBlank @Size(max = 100) String zh,
        @NotBlank @Size(max = 100) String en,
        @NotEmpty List<@NotNull About> about,
        @NotNull @Size(max = 100) List<@NotBlank @Size(max = 60) String> categories,
        @NotNull @Size(max = 4) List<@NotNull @Min(1) @Max(4) Integer> levels,
        @NotEmpty @Size(max = 40) List<@Valid @NotNull Question> questions) {

    static final String EXAMPLE = """
            {"zh": "入户盗窃回访", "en": "After a burglary", "about": ["ALERT", "CASE"], "categories": ["THEFT"], "levels": [],
             "questions": [
              {"id": "came", "kind": "YES_NO", "zh": "民警到现场了吗？", "en": "Did police come?", "required": false, "tells": "ARRIVED"},
              {"id": "receipt", "kind": "YES_NO", "zh": "给您回执了吗？", "en": "Were you given a receipt?", "required": false, "tells": "RECEIPT"},
              {"id": "told", "kind": "YES_NO", "zh": "告知您结果了吗？", "en": "Were you told the result?", "required": false, "tells": "TOLD"},
              {"id": "asked-to-change", "kind": "YES_NO", "zh": "有人请您改变报警内容吗？", "en": "Did anybody ask you to change your report?", "required": false, "tells": "ASKED_TO_CHANGE"},
              {"id": "fingerprints", "kind": "YES_NO", "zh": "民警提取痕迹了吗？", "en": "Did police take traces?", "required": false},
              {"id": "rating", "kind": "CHOICE", "zh": "总体满意吗？", "en": "All in all?", "required": true, "tells": "RATING", "options": [
               {"code": "SATISFIED", "zh": "满意", "en": "satisfied"},
               {"code": "BASICALLY_SATISFIED", "zh": "基本满意", "en": "basically satisfied"},
               {"code": "DISSATISFIED", "zh": "不满意", "en": "dissatisfied"}]}]}""";

    /** 回访对象 */
    public enum About {
        ALERT,
        CASE
    }

    /** Whether it is for such a matter. */
    public boolean isFor(About what, @Nullable String category, @Nullable Integer level) {
        return about.contains(what)
                && (categories.isEmpty() || (category != null && categories.contains(category)))
                && (levels.isEmpty() || (level != null && levels.contains(level)));
    }

    /** Refuses a paper that cannot be asked or that leaves out what the record is compared with. */
    void requireSound() {
        Set<String> ids = new HashSet<>();
        Set<Tells> told = new HashSet<>();
        for (int i = 0; i < questions.size(); i++) {
            String at = "/content/questions/" + i;
            Question question = questions.get(i);
            question.requireSound(at);
            if (!ids.add(question.id())) {
                throw Refusal.field(at + "/id", "问题标识重复 / stands twice");
            }
            if (question.tells() != null && !told.add(question.tells())) {
                throw Refusal.field(at + "/tells", "只能问一次 / may be asked once");
            }
        }
        List<Tells> missing =
                Tells.ALWAYS_ASKED.stream().filter(each -> !told.contains(each)).toList();
        if (!missing.isEmpty()) {
            throw Refusal.field(
                    "/content/questions", "缺少与记录核对的问题 / what the record is compared with is not asked: " + missing);
        }
    }
}
