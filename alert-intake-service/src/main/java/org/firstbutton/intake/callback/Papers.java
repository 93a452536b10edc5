package org.firstbutton.intake.callback;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.intake.callback.Callback.Sheet;
import org.firstbutton.intake.questionnaire.AnswerSheet;
import org.firstbutton.intake.questionnaire.Content;
import org.firstbutton.intake.questionnaire.Questionnaire;
import org.firstbutton.intake.questionnaire.Questionnaires;
import org.jdbi.v3.core.Handle;

/** 适用问卷 — which questionnaires a call-back may be asked by, and what was answered to the one that it was. */
@ApplicationScoped
class Papers {
    private final Questionnaires questionnaires;

    Papers(Questionnaires questionnaires) {
        this.questionnaires = questionnaires;
    }

    /** What the questionnaire asks; 400 for one that there is not, 409 for one that is not in force for this matter. */
    Content require(Handle handle, Subject subject, String id) {
        if (questionnaires.find(handle, id).isEmpty()) {
            throw Refusal.field("/questionnaireId", "没有此问卷 / there is no such questionnaire");
        }
        return inForce(handle, subject).stream()
                .filter(paper -> paper.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.forbiddenBy(
                        "b1: ask by a questionnaire that is in force",
                        "该问卷未生效、已被替代或不适用 / it is not in force, replaced, or not for this matter"))
                .content();
    }

    /** A completed call-back with its answers, any other with what may be asked now. */
    CallbackView view(Handle handle, Callback callback) {
        Sheet sheet = callback.sheet();
        return sheet != null
                ? CallbackView.of(callback, answers(handle, sheet), null)
                : CallbackView.of(callback, null, inForce(handle, callback.subject()));
    }

    AnswerSheet answers(Handle handle, Sheet sheet) {
        Questionnaire paper = questionnaires.find(handle, sheet.questionnaire()).orElseThrow(Refusal::notFound);
        return AnswerSheet.kept(paper.content(), sheet.answers());
    }

    private List<Questionnaire> inForce(Handle handle, Subject subject) {
        return questionnaires.inForce(
                handle,
                subject.orgPath(),
                DatabaseClock.now(handle),
                subject.about(),
                subject.category(),
                subject.level());
    }
}
