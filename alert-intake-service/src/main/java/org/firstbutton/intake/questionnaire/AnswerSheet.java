package org.firstbutton.intake.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** 答卷 — answers that fit their questionnaire; what was not answered is not in it. */
public final class AnswerSheet {
    private final Content paper;
    private final ObjectNode answers;

    private AnswerSheet(Content paper, ObjectNode answers) {
        this.paper = paper;
        this.answers = answers;
    }

    /**
     * Reads answers by the ids of their questions.
     *
     * @throws Refusal 400 naming the answer that nobody asked for, that is missing or that is none
     */
    public static AnswerSheet read(Content paper, Map<String, JsonNode> sent) {
        List<String> asked = paper.questions().stream().map(Question::id).toList();
        for (String id : sent.keySet()) {
            if (!asked.contains(id)) {
                throw Refusal.unknownField("/answers/" + id);
            }
        }
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        for (Question question : paper.questions()) {
            JsonNode answer = sent.get(question.id());
            String at = "/answers/" + question.id();
            if (answer != null && !answer.isNull()) {
                question.requireAnswered(at, answer);
                answers.set(question.id(), answer);
            } else if (question.required()) {
                throw Refusal.field(at, "必答 / must be answered");
            }
        }
        return new AnswerSheet(paper, answers);
    }

    /** The answers of a call-back that was completed by this questionnaire. */
    public static AnswerSheet kept(Content paper, ObjectNode answers) {
        return new AnswerSheet(paper, answers);
    }

    /** All of it, as it is kept. */
    public ObjectNode whole() {
        return answers.deepCopy();
    }

    /** Without what was said in words: that may name people. */
    public ObjectNode withoutWords() {
        return only(false);
    }

    /** What was said in words. */
    public ObjectNode words() {
        return only(true);
    }

    private ObjectNode only(boolean inWords) {
        ObjectNode some = JsonNodeFactory.instance.objectNode();
        for (Question question : paper.questions()) {
            JsonNode answer = answers.get(question.id());
            if (answer != null && (question.kind() == Question.Kind.TEXT) == inWords) {
                some.set(question.id(), answer);
            }
        }
        return some;
    }

    public @Nullable Boolean yesNo(Tells what) {
        JsonNode answer = told(what);
        return answer == null ? null : answer.booleanValue();
    }

    public @Nullable Integer number(Tells what) {
        JsonNode answer = told(what);
        return answer == null ? null : answer.intValue();
    }

    public @Nullable String choice(Tells what) {
        JsonNode answer = told(what);
        return answer == null ? null : answer.textValue();
    }

    private @Nullable JsonNode told(Tells what) {
        return paper.questions().stream()
                .filter(question -> question.tells() == what)
                .findFirst()
                .map(question -> answers.get(question.id()))
                .orElse(null);
    }
}
