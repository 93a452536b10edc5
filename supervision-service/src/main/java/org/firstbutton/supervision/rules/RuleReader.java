package org.firstbutton.supervision.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.firstbutton.supervision.calendar.LegalCalendar;
import org.firstbutton.supervision.calendar.Limit;
import org.firstbutton.supervision.rules.Rule.Adjustments;
import org.firstbutton.supervision.rules.Rule.Answer;
import org.firstbutton.supervision.rules.Rule.Arming;
import org.firstbutton.supervision.rules.Rule.Heading;
import org.firstbutton.supervision.rules.Rule.Kind;
import org.firstbutton.supervision.rules.Rule.LimitClause;
import org.firstbutton.supervision.rules.Rule.Text;
import org.firstbutton.supervision.rules.Vocabulary.FieldType;
import org.jspecify.annotations.Nullable;

/** Turns one rule, whose shape the schema has already checked, into its compiled parts; notes what makes no sense. */
final class RuleReader {
    private final YamlDocument document;
    private final Vocabulary vocabulary;
    private final Conditions conditions;
    private final JsonNode pack;

    RuleReader(YamlDocument document, Vocabulary vocabulary, JsonNode pack) {
        this.document = document;
        this.vocabulary = vocabulary;
        this.conditions = new Conditions(vocabulary);
        this.pack = pack;
    }

    List<Rule> rules(JsonNode rule, String at) {
        Heading heading = heading(rule);
        if (!rule.has("parts")) {
            return List.of(rule(heading, "", rule, at));
        }
        return each(
                rule.path("parts"),
                at + "/parts",
                (part, place) -> rule(heading, part.path("part").asText(), part, place));
    }

    private Heading heading(JsonNode rule) {
        return new Heading(
                rule.path("id").asText(),
                pack.path("pack").asText(),
                pack.path("version").asText(),
                text(rule.path("name")),
                rule.has("note") ? text(rule.path("note")) : null,
                rule.path("unverified").asBoolean(),
                rule.path("ladder").asText(),
                strings(rule.path("tell")),
                rule.path("basis").asText(),
                rule.has("score") ? rule.path("score").decimalValue() : null,
                strings(rule.path("rootCauses")));
    }

    private Rule rule(Heading heading, String part, JsonNode body, String at) {
        Kind kind = Kind.valueOf(body.path("kind").asText().toUpperCase(Locale.ROOT));
        if (!kind.isSupported()) {
            document.fault(at + "/kind", "kind '" + kind.key() + "' is not supported yet by this version");
        }
        List<String> trigger = strings(body.path("trigger"));
        known(trigger, at + "/trigger");
        Severity severity = severity(body.path("severity"), Severity.MEDIUM);
        List<Integer> warnAt = new ArrayList<>();
        body.path("warnAt")
                .forEach(percent -> warnAt.add(Integer.parseInt(percent.asText().replace("%", ""))));
        if (heading.ladder().equals("E4") && !warnAt.isEmpty()) {
            document.fault(at + "/warnAt", "expected no warnAt: integrity rules (ladder E4) never warn");
        }
        known(strings(body.path("endedBy")), at + "/endedBy");
        Rule rule = new Rule(
                heading,
                part,
                kind,
                body.path("by").asText("matter"),
                arming(body, trigger, at),
                answers(body.path("expect"), trigger, at + "/expect"),
                answers(body.path("unless"), trigger, at + "/unless"),
                strings(body.path("endedBy")),
                body.path("earlyResponse").asBoolean(),
                each(body.path("limits"), at + "/limits", (limit, place) -> limit(limit, trigger, severity, place)),
                severity,
                adjustments(body, trigger, at),
                condition(body, "mustHold", trigger, List.of(), at),
                count(body, trigger, at),
                List.copyOf(warnAt));
        checkSense(rule, at);
        return rule;
    }

    private void checkSense(Rule rule, String at) {
        boolean answers = rule.kind().awaitsAnswer() || rule.kind() == Kind.PRECEDENCE;
        require(!answers || !rule.expect().isEmpty(), at, rule, "expect");
        require(rule.kind() != Kind.MISMATCH || rule.mustHold() != null, at, rule, "mustHold");
        require(rule.kind() != Kind.COUNT || rule.count() != null, at, rule, "count and window");
        require(rule.kind() != Kind.SILENCE || !rule.limits().isEmpty(), at, rule, "limits");
        require(rule.kind() != Kind.DEADLINE || !rule.limits().isEmpty(), at, rule, "limits");
        boolean cutoff = !rule.limits().isEmpty()
                && rule.limits().stream().allMatch(limit -> limit.within().calendar() == LegalCalendar.CUTOFF);
        require(rule.kind() != Kind.CUTOFF || cutoff, at, rule, "limits of the calendar CUTOFF");
        if (rule.arming().supersedes() && rule.arming().rearm() != Rule.Rearm.EACH) {
            document.fault(at + "/supersedes", "expected rearm: each beside supersedes");
        }
    }

    private void require(boolean given, String at, Rule rule, String what) {
        if (!given) {
            document.fault(
                    at + "/kind",
                    "expected '" + what + "' in a rule of kind " + rule.kind().key());
        }
    }

    private Arming arming(JsonNode body, List<String> trigger, String at) {
        List<String> match = strings(body.path("match"));
        for (String field : match) {
            boolean everywhere = trigger.stream()
                    .allMatch(type -> type.equals(Arming.ANY)
                            || !vocabulary.knows(type)
                            || vocabulary.fieldsOf(type).containsKey(field));
            if (!everywhere) {
                document.fault(at + "/match", "expected a field of every trigger, '" + field + "' is not");
            }
        }
        return new Arming(
                trigger,
                condition(body, "when", trigger, List.of(), at),
                match,
                Rule.Rearm.valueOf(body.path("rearm").asText("never").toUpperCase(Locale.ROOT)),
                body.path("supersedes").asBoolean(),
                body.has("orgFrom") ? body.path("orgFrom").asText() : null);
    }

    private LimitClause limit(JsonNode clause, List<String> trigger, Severity usual, String at) {
        LegalCalendar calendar = LegalCalendar.valueOf(clause.path("calendar").asText());
        String from = clause.has("from") ? clause.path("from").asText() : null;
        if (from != null && vocabulary.fieldsOfAll(trigger).get(from) != FieldType.TIMESTAMP) {
            document.fault(at + "/from", "expected the name of a timestamp field of the trigger");
        }
        return new LimitClause(
                condition(clause, "when", trigger, List.of(), at),
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
            return Limit.of(
                    node.path(key).asText(), calendar, node.path("minusOneDay").asBoolean());
        } catch (IllegalArgumentException wrong) {
            document.fault(at + "/" + key, "expected another limit: " + wrong.getMessage());
            return new Limit(1, calendar.units().iterator().next(), calendar);
        }
    }

    private Adjustments adjustments(JsonNode body, List<String> trigger, String at) {
        return new Adjustments(
                each(body.path("pauses"), at + "/pauses", (pause, place) -> {
                    List<String> both = List.of(
                            pause.path("by").asText(), pause.path("until").asText());
                    known(both, place);
                    return new Rule.PauseBy(both.get(0), both.get(1), condition(pause, "when", trigger, both, place));
                }),
                each(
                        body.path("extensions"),
                        at + "/extensions",
                        (extension, place) -> new Rule.Extension(
                                answer(extension, trigger, place),
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
                                answer(downgrade, trigger, place),
                                severity(downgrade.path("severity"), Severity.LOW))));
    }

    private Rule.@Nullable Count count(JsonNode body, List<String> trigger, String at) {
        if (!body.has("count") || !body.has("window")) {
            return null;
        }
        Limit window = within(body, "window", LegalCalendar.CLOCK, at);
        Duration length = switch (window.unit()) {
            case SECONDS -> Duration.ofSeconds(window.amount());
            case MINUTES -> Duration.ofMinutes(window.amount());
            default -> Duration.ofHours(window.amount());
        };
        return new Rule.Count(
                body.path("count").asInt(), length, answers(body.path("settledBy"), trigger, at + "/settledBy"));
    }

    private List<Answer> answers(JsonNode node, List<String> trigger, String at) {
        if (node.isTextual() || node.isObject()) {
            return List.of(answer(node, trigger, at));
        }
        return each(node, at, (answer, place) -> answer(answer, trigger, place));
    }

    private Answer answer(JsonNode node, List<String> trigger, String at) {
        String type = node.isTextual() ? node.asText() : node.path("type").asText();
        known(List.of(type), node.isTextual() ? at : at + "/type");
        return new Answer(type, condition(node, "when", trigger, List.of(type), at));
    }

    private @Nullable Condition condition(
            JsonNode node, String key, List<String> facts, List<String> responses, String at) {
        if (!node.has(key)) {
            return null;
        }
        try {
            return conditions.compile(node.path(key).asText(), facts, responses);
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

    private void known(List<String> types, String at) {
        for (String type : types) {
            if (!type.equals(Arming.ANY) && !vocabulary.knows(type)) {
                document.fault(at, "expected a type of the vocabulary, '" + type + "' is none");
            }
        }
    }

    private static Severity severity(JsonNode node, Severity usual) {
        return node.isTextual() ? Severity.valueOf(node.asText()) : usual;
    }

    private static Text text(JsonNode node) {
        return new Text(node.path("zh").asText(), node.path("en").asText());
    }

    private static List<String> strings(JsonNode node) {
        List<String> strings = new ArrayList<>();
        if (node.isTextual()) {
            strings.add(node.asText());
        }
        node.elements().forEachRemaining(element -> strings.add(element.asText()));
        return List.copyOf(strings);
    }

    private static <T> List<T> each(JsonNode array, String at, BiFunction<JsonNode, String, T> reader) {
        List<T> list = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            list.add(reader.apply(array.get(i), at + "/" + i));
        }
        return List.copyOf(list);
    }
}
