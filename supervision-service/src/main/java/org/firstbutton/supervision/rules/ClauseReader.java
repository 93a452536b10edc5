package org.firstbutton.supervision.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.calendar.LegalCalendar;
import org.firstbutton.supervision.calendar.Limit;
import org.firstbutton.supervision.rules.Rule.Adjustments;
import org.firstbutton.supervision.rules.Rule.Answer;
import org.firstbutton.supervision.rules.Rule.Arming;
import org.firstbutton.supervision.rules.Rule.LimitClause;
import org.firstbutton.supervision.rules.Rule.Outlier;
import org.firstbutton.supervision.rules.Vocabulary.FieldType;
import org.jspecify.annotations.Nullable;

/** Reads the clauses of one rule: what answers it, its limits, and what is counted or compared. */
final class ClauseReader {
    private final YamlDocument document;
    private final Vocabulary vocabulary;
    private final Conditions conditions;
    private final List<String> trigger;

    ClauseReader(YamlDocument document, Vocabulary vocabulary, Conditions conditions, List<String> trigger) {
        this.document = document;
        this.vocabulary = vocabulary;
        this.conditions = conditions;
        this.trigger = trigger;
    }

    List<List<Answer>> expectations(JsonNode body, String at) {
        if (body.has("expectAll")) {
            return each(body.path("expectAll"), at + "/expectAll", this::answers);
        }
        List<Answer> any = answers(body.path("expect"), at + "/expect");
        return any.isEmpty() ? List.of() : List.of(any);
    }

    List<LimitClause> limits(JsonNode body, Severity usual, String at) {
        return each(body.path("limits"), at + "/limits", (limit, place) -> limit(limit, usual, place));
    }

    private LimitClause limit(JsonNode clause, Severity usual, String at) {
        LegalCalendar calendar = LegalCalendar.valueOf(clause.path("calendar").asText());
        String from = clause.has("from") ? clause.path("from").asText() : null;
        if (from != null && vocabulary.fieldsOfAll(trigger).get(from) != FieldType.TIMESTAMP) {
            document.fault(at + "/from", "expected the name of a timestamp field of the trigger");
        }
        return new LimitClause(
                condition(clause, "when", List.of(), at),
                within(clause, "within", calendar, at),
                severity(clause.path("severity"), usual),
                from,
                each(
                        clause.path("overrun"),
                        at + "/overrun",
                        (step, place) -> new Rule.Overrun(
                                within(step, "after", calendar, place), severity(step.path("severity"), usual))));
    }

    private Limit within(JsonNode node, String key, LegalCalendar calendar, String at) {
        try {
            Limit limit = Limit.of(
                    node.path(key).asText(), calendar, node.path("minusOneDay").asBoolean());
            return node.has("plus") ? limit.plus(elapsed(node, "plus")) : limit;
        } catch (IllegalArgumentException wrong) {
            document.fault(at + "/" + key, "expected another limit: " + wrong.getMessage());
            return new Limit(1, calendar.units().iterator().next(), calendar);
        }
    }

    // The schema has checked the shape; a day is 24 hours here, because a window has no holidays.
    static Duration elapsed(JsonNode node, String key) {
        String[] parts = node.path(key).asText().trim().split(" +");
        long amount = Long.parseLong(parts[0]);
        return switch (parts[1]) {
            case "SECONDS" -> Duration.ofSeconds(amount);
            case "MINUTES" -> Duration.ofMinutes(amount);
            case "HOURS" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    Adjustments adjustments(JsonNode body, String at) {
        return new Adjustments(
                each(body.path("pauses"), at + "/pauses", (pause, place) -> {
                    List<String> both = List.of(
                            pause.path("by").asText(), pause.path("until").asText());
                    known(both, place);
                    List<String> match = strings(pause.path("match"));
                    match.stream()
                            .filter(field -> !both.stream()
                                    .filter(vocabulary::knows)
                                    .allMatch(type -> vocabulary.fieldsOf(type).containsKey(field)))
                            .forEach(field -> document.fault(
                                    place + "/match", "expected a field of both facts, '" + field + "' is not"));
                    return new Rule.PauseBy(both.get(0), both.get(1), condition(pause, "when", both, place), match);
                }),
                each(
                        body.path("extensions"),
                        at + "/extensions",
                        (extension, place) -> new Rule.Extension(
                                answer(extension, place),
                                within(
                                        extension,
                                        "within",
                                        LegalCalendar.valueOf(
                                                extension.path("calendar").asText()),
                                        place))),
                each(
                        body.path("downgradeWhen"),
                        at + "/downgradeWhen",
                        (downgrade, place) -> new Rule.Downgrade(
                                answer(downgrade, place), severity(downgrade.path("severity"), Severity.LOW))));
    }

    Rule.@Nullable Mismatch mismatch(JsonNode body, String at) {
        List<Answer> against = answers(body.path("against"), at + "/against");
        Condition mustHold =
                condition(body, "mustHold", against.stream().map(Answer::type).toList(), at);
        return mustHold == null ? null : new Rule.Mismatch(mustHold, against);
    }

    List<Rule.Step> preceded(JsonNode body, String at) {
        return each(
                body.path("preceded"),
                at + "/preceded",
                (step, place) -> new Rule.Step(answer(step, place), elapsed(step, "within")));
    }

    Rule.@Nullable Count count(JsonNode body, String at) {
        boolean sliding = body.has("window");
        if (!body.has("count") || sliding == body.has("period")) {
            return null;
        }
        return new Rule.Count(
                body.path("count").asInt(),
                sliding ? elapsed(body, "window") : null,
                sliding ? null : period(body),
                body.has("distinct") ? body.path("distinct").asText() : null,
                answers(body.path("settledBy"), at + "/settledBy"));
    }

    Rule.@Nullable Statistic statistic(JsonNode body, String at) {
        if (!body.has("outlier") || !body.has("peers") || !body.has("period")) {
            return null;
        }
        Outlier outlier = outlier(body.path("outlier"));
        List<Answer> numerator = answers(body.path("numerator"), at + "/numerator");
        boolean quiet = outlier instanceof Outlier.Quiet;
        if (outlier == null || quiet != numerator.isEmpty()) {
            return null;
        }
        return new Rule.Statistic(body.path("peers").asText(), period(body), numerator, outlier);
    }

    private static @Nullable Outlier outlier(JsonNode node) {
        if (node.path("method").asText().equals("CEILING")) {
            return !node.has("share") || !node.has("minimum")
                    ? null
                    : new Outlier.Ceiling(
                            node.path("share").asDouble(), node.path("minimum").asInt());
        }
        if (node.path("method").asText().equals("FUNNEL")) {
            String side = node.path("side").asText("BOTH");
            return !node.has("sigma") || !node.has("minimum")
                    ? null
                    : new Outlier.Funnel(
                            !side.equals("LOW"),
                            !side.equals("HIGH"),
                            node.path("sigma").asDouble(),
                            node.path("minimum").asInt());
        }
        return !node.has("days") || !node.has("baselineDays") || !node.has("perDay")
                ? null
                : new Outlier.Quiet(
                        node.path("days").asInt(),
                        node.path("baselineDays").asInt(),
                        node.path("perDay").asDouble());
    }

    private static Period period(JsonNode body) {
        return Period.valueOf(body.path("period").asText());
    }

    List<Answer> answers(JsonNode node, String at) {
        if (node.isTextual() || node.isObject()) {
            return List.of(answer(node, at));
        }
        return each(node, at, this::answer);
    }

    private Answer answer(JsonNode node, String at) {
        String type = node.isTextual() ? node.asText() : node.path("type").asText();
        known(List.of(type), node.isTextual() ? at : at + "/type");
        return new Answer(type, condition(node, "when", List.of(type), at));
    }

    @Nullable
    Condition condition(JsonNode node, String key, List<String> responses, String at) {
        if (!node.has(key)) {
            return null;
        }
        try {
            return conditions.compile(node.path(key).asText(), trigger, responses);
        } catch (CelValidationException refused) {
            for (CelIssue issue : refused.getErrors()) {
                document.fault(
                        at + "/" + key,
                        issue.getSourceLocation().getLine(),
                        issue.getSourceLocation().getColumn(),
                        "expected a condition in CEL: " + issue.getMessage());
            }
            return null;
        }
    }

    void known(List<String> types, String at) {
        for (String type : types) {
            if (!type.equals(Arming.ANY) && !vocabulary.knows(type)) {
                document.fault(at, "expected a type of the vocabulary, '" + type + "' is none");
            }
        }
    }

    static Severity severity(JsonNode node, Severity usual) {
        return node.isTextual() ? Severity.valueOf(node.asText()) : usual;
    }

    static List<String> strings(JsonNode node) {
        List<String> strings = new ArrayList<>();
        if (node.isTextual()) {
            strings.add(node.asText());
        }
        node.elements().forEachRemaining(element -> strings.add(element.asText()));
        return List.copyOf(strings);
    }

    static <T> List<T> each(JsonNode array, String at, BiFunction<JsonNode, String, T> reader) {
        List<T> list = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            list.add(reader.apply(array.get(i), at + "/" + i));
        }
        return List.copyOf(list);
    }
}
