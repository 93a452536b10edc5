package org.firstbutton.supervision.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.calendar.LegalCalendar;
import org.firstbutton.supervision.rules.Rule.Arming;
import org.firstbutton.supervision.rules.Rule.Heading;
import org.firstbutton.supervision.rules.Rule.Kind;
import org.firstbutton.supervision.rules.Rule.LimitOrigin;
import org.firstbutton.supervision.rules.Rule.Text;
import org.jspecify.annotations.Nullable;

/** Turns one rule, whose shape the schema has already checked, into its compiled parts; notes what makes no sense. */
final class RuleReader {
    private static final String COUNTY = "county";

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
        Heading heading = heading(rule, at);
        if (!rule.has("parts")) {
            return List.of(rule(heading, "", rule, at));
        }
        return ClauseReader.each(
                rule.path("parts"),
                at + "/parts",
                (part, place) -> rule(
                        part.has("ladder") ? heading.on(part.path("ladder").asText()) : heading,
                        part.path("part").asText(),
                        part,
                        place));
    }

    private Heading heading(JsonNode rule, String at) {
        return new Heading(
                rule.path("id").asText(),
                pack.path("pack").asText(),
                pack.path("version").asText(),
                text(rule.path("name")),
                rule.has("note") ? text(rule.path("note")) : null,
                rule.path("unverified").asBoolean(),
                LimitOrigin.valueOf(rule.path("limitOrigin").asText("LAW")),
                day(rule, "effectiveFrom", at),
                day(rule, "effectiveTo", at),
                rule.path("ladder").asText(),
                ClauseReader.strings(rule.path("tell")),
                rule.path("basis").asText(),
                rule.has("score") ? rule.path("score").decimalValue() : null,
                ClauseReader.strings(rule.path("rootCauses")));
    }

    private Rule rule(Heading heading, String part, JsonNode body, String at) {
        Kind kind = Kind.valueOf(body.path("kind").asText().toUpperCase(Locale.ROOT));
        List<String> trigger = ClauseReader.strings(body.path("trigger"));
        ClauseReader clauses = new ClauseReader(document, vocabulary, conditions, trigger);
        clauses.known(trigger, at + "/trigger");
        clauses.known(ClauseReader.strings(body.path("endedBy")), at + "/endedBy");
        Severity severity = ClauseReader.severity(body.path("severity"), Severity.MEDIUM);
        Rule rule = new Rule(
                heading,
                part,
                kind,
                kind == Kind.STATISTICAL ? COUNTY : body.path("by").asText("matter"),
                arming(body, trigger, clauses, at),
                clauses.expectations(body, at),
                clauses.answers(body.path("unless"), at + "/unless"),
                ClauseReader.strings(body.path("endedBy")),
                body.path("earlyResponse").asBoolean(),
                clauses.limits(body, severity, at),
                severity,
                clauses.adjustments(body, at),
                clauses.mismatch(body, at),
                clauses.preceded(body, at),
                clauses.count(body, at),
                clauses.statistic(body, at),
                warnAt(body));
        checkSense(rule, body, at);
        return rule;
    }

    private static List<Integer> warnAt(JsonNode body) {
        List<Integer> percentages = new ArrayList<>();
        body.path("warnAt")
                .forEach(percent ->
                        percentages.add(Integer.parseInt(percent.asText().replace("%", ""))));
        return List.copyOf(percentages);
    }

    private void checkSense(Rule rule, JsonNode body, String at) {
        boolean answers = rule.kind().awaitsAnswer() || rule.kind() == Kind.PRECEDENCE;
        require(!answers || !rule.expect().isEmpty(), at, rule, "expect");
        require(rule.kind() != Kind.MISMATCH || body.has("mustHold"), at, rule, "mustHold");
        require(rule.kind() != Kind.SEQUENCE || body.has("preceded"), at, rule, "preceded");
        require(rule.kind() != Kind.COUNT || rule.count() != null, at, rule, "count and window or period");
        require(
                rule.kind() != Kind.STATISTICAL || rule.statistic() != null,
                at,
                rule,
                "peers, period and outlier with what its method needs");
        require(rule.kind() != Kind.SILENCE || !rule.limits().isEmpty(), at, rule, "limits");
        require(rule.kind() != Kind.DEADLINE || !rule.limits().isEmpty(), at, rule, "limits");
        boolean cutoff = !rule.limits().isEmpty()
                && rule.limits().stream().allMatch(limit -> limit.within().calendar() == LegalCalendar.CUTOFF);
        require(rule.kind() != Kind.CUTOFF || cutoff, at, rule, "limits of the calendar CUTOFF");
        if (rule.arming().supersedes() && rule.arming().rearm() != Rule.Rearm.EACH) {
            document.fault(at + "/supersedes", "expected rearm: each beside supersedes");
        }
        if (rule.arming().supersedes() && !rule.kind().awaitsAnswer()) {
            document.fault(at + "/supersedes", "expected supersedes only where an answer is awaited");
        }
        if (rule.arming().rearm() == Rule.Rearm.PERIOD
                && !(cutoff && rule.limits().size() == 1)) {
            document.fault(at + "/rearm", "expected one limit of the calendar CUTOFF beside rearm: period");
        }
        if (rule.heading().ladder().equals("E4") && !rule.warnAt().isEmpty()) {
            document.fault(at + "/warnAt", "expected no warnAt: integrity rules (ladder E4) never warn");
        }
        if (body.has("expect") && body.has("expectAll")) {
            document.fault(at + "/expectAll", "expected either expect or expectAll");
        }
    }

    private void require(boolean given, String at, Rule rule, String what) {
        if (!given) {
            document.fault(
                    at + "/kind",
                    "expected '" + what + "' in a rule of kind " + rule.kind().key());
        }
    }

    private Arming arming(JsonNode body, List<String> trigger, ClauseReader clauses, String at) {
        List<String> match = ClauseReader.strings(body.path("match"));
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
                clauses.condition(body, "when", List.of(), at),
                match,
                Rule.Rearm.valueOf(body.path("rearm").asText("never").toUpperCase(Locale.ROOT)),
                body.path("supersedes").asBoolean(),
                body.has("orgFrom") ? body.path("orgFrom").asText() : null,
                Rule.Bearer.valueOf(body.path("fallsOn").asText("unit").toUpperCase(Locale.ROOT)));
    }

    private @Nullable LocalDate day(JsonNode rule, String key, String at) {
        if (!rule.has(key)) {
            return null;
        }
        try {
            return LocalDate.parse(rule.path(key).asText());
        } catch (DateTimeException none) {
            document.fault(at + "/" + key, "expected a day of the calendar: " + none.getMessage());
            return null;
        }
    }

    private static Text text(JsonNode node) {
        return new Text(node.path("zh").asText(), node.path("en").asText());
    }
}
