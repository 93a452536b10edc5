package org.firstbutton.supervision.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws small rule packs of all kinds but the statistical one, as the YAML that an agency would write. */
final class PackDraw {
    static final List<String> TYPES = List.of(
            "job.opened",
            "job.answered",
            "job.checked",
            "job.cancelled",
            "job.closed",
            "job.paused",
            "job.resumed",
            "job.extended");
    private static final String FIELDS =
            "{job: string, ok: bool, level: int, until: timestamp, officerId: string, incident: string, placeKey: string,"
                    + " callerKey: string}";
    private static final List<String> TERMS = List.of(
            "30 MINUTES, calendar: CLOCK",
            "1 HOURS, calendar: CLOCK",
            "2 HOURS, calendar: CLOCK",
            "10 HOURS, calendar: CLOCK",
            "1 CALENDAR_DAYS, calendar: CALDAY",
            "1 CALENDAR_DAYS, calendar: CALDAY_HARD",
            "2 WORKING_DAYS, calendar: WORKDAY");
    private static final List<String> SPANS = List.of("30 MINUTES", "1 HOURS", "3 HOURS", "1 CALENDAR_DAYS");
    private static final int FIRST_ID = 10;
    private static final int APART = 40;
    private static final long ANOTHER = 7_919;
    private static final List<String> SEVERITIES = List.of("LOW", "MEDIUM", "HIGH", "CRITICAL");

    private final Random random;
    private final StringBuilder yaml = new StringBuilder();

    private PackDraw(long seed) {
        this.random = new Random(seed);
    }

    /** One pack, or two that speak of the same facts, of which the second comes into force while they happen. */
    static String yaml(long seed) {
        String first = new PackDraw(seed).pack("drawn", "2026-01-01", FIRST_ID);
        return seed % 3 == 0
                ? first
                        + Rules.BETWEEN_PACKS
                        + new PackDraw(seed + ANOTHER).pack("drawn-too", "2026-05-01", FIRST_ID + APART)
                : first;
    }

    private String pack(String name, String from, int firstId) {
        yaml.append("pack: " + name + "\nversion: '1'\neffectiveFrom: " + from + "\nvocabulary:\n  types:\n");
        TYPES.forEach(type -> line(4, type + ": " + FIELDS));
        line(4, "source.beat: {}");
        yaml.append("rules:\n");
        int rules = 2 + random.nextInt(4);
        int id = firstId;
        for (int i = 0; i < rules; i++) {
            List<String> body = body();
            rule(id++, body, null);
            // Rules that differ in nothing but a limit on the clock are judged together by the service.
            if (one(4) && body.get(0).contains("deadline")) {
                rule(id++, body, "30 MINUTES");
                rule(id++, body, "2 HOURS");
            }
        }
        return yaml.toString();
    }

    private void rule(int id, List<String> body, @Nullable String within) {
        yaml.append("  - id: SIM-").append(id).append('\n');
        line(4, "name: {zh: 推演, en: drawn}");
        line(4, "ladder: E2");
        line(4, "basis: drawn by lot");
        line(4, "examples: [{told: none, facts: [{at: '08:00', job.opened: {}}], askedAt: '08:00', findings: 0}]");
        for (String text : body) {
            line(
                    4,
                    within != null && text.startsWith("limits:")
                            ? "limits: [{within: " + within + ", calendar: CLOCK, severity: MEDIUM}]"
                            : text);
        }
    }

    private void line(int indent, String text) {
        yaml.append(" ".repeat(indent)).append(text).append('\n');
    }

    private List<String> body() {
        List<String> body = new ArrayList<>();
        switch (random.nextInt(9)) {
            case 0 -> silence(body);
            case 1 -> count(body);
            case 2 -> sequence(body);
            case 3 -> mismatch(body);
            case 4 -> precedence(body);
            case 5 -> awaited(body, "absence", one(2));
            case 6 -> awaited(body, "cutoff", true);
            default -> awaited(body, "deadline", true);
        }
        // A term can count from a field only where the trigger is known to have it.
        if (body.contains("trigger: ['*']")) {
            body.replaceAll(text -> text.replace(", from: until", ""));
        }
        return body;
    }

    private void silence(List<String> body) {
        body.add("kind: silence");
        body.add("by: source");
        body.add("trigger: source.beat");
        body.add("limits: [{within: 1 HOURS, calendar: CLOCK, severity: LOW, "
                + "overrun: [{after: 3 HOURS, severity: HIGH}]}]");
    }

    private void count(List<String> body) {
        body.add("kind: count");
        body.add("by: " + pick(List.of("matter", "officer", "unit", "area", "caller")));
        trigger(body);
        body.add("count: " + (1 + random.nextInt(3)));
        body.add(one(3) ? "period: " + pick(List.of("DAY", "WEEK", "MONTH")) : "window: " + pick(SPANS));
        if (one(3)) {
            body.add("distinct: " + pick(List.of("incident", "matter")));
        }
        if (one(2)) {
            body.add("settledBy: [" + answer() + "]");
        }
    }

    private void sequence(List<String> body) {
        body.add("kind: sequence");
        arming(body);
        String steps = step();
        if (one(2)) {
            steps += ", " + step();
        }
        body.add("preceded: [" + steps + "]");
        if (one(2)) {
            body.add("unless: [" + answer() + "]");
        }
    }

    private void mismatch(List<String> body) {
        body.add("kind: mismatch");
        arming(body);
        if (one(2)) {
            body.add("mustHold: " + pick(List.of("fact.ok", "fact.level >= 2")));
        } else {
            body.add("against: [" + pick(TYPES) + "]");
            body.add("mustHold: " + pick(List.of("fact.level >= response.level", "response.ok || fact.ok")));
        }
    }

    private void precedence(List<String> body) {
        body.add("kind: precedence");
        arming(body);
        expected(body);
    }

    private void awaited(List<String> body, String kind, boolean limited) {
        body.add("kind: " + kind);
        arming(body);
        expected(body);
        flag(body, 6, "earlyResponse: true");
        flag(body, 4, "endedBy: [" + pick(TYPES) + ", job.closed]");
        flag(body, 7, "orgFrom: " + pick(TYPES));
        if (!limited) {
            return;
        }
        flag(body, 3, "warnAt: [50%, 80%]");
        String term = kind.equals("cutoff") ? "1 CALENDAR_DAYS, calendar: CUTOFF, plus: 6 HOURS" : pick(TERMS);
        String first = one(4) ? "{when: fact.level >= 2, within: 20 MINUTES, calendar: CLOCK, severity: HIGH}, " : "";
        if (kind.equals("cutoff")) {
            first = "";
        }
        body.add("limits: [" + first + "{within: " + term + (one(8) ? ", from: until" : "") + ", severity: "
                + pick(SEVERITIES) + overrun(term) + "}]");
        if (!kind.equals("cutoff")) {
            flag(body, 4, "pauses: [{by: job.paused, until: job.resumed}]");
            flag(
                    body,
                    4,
                    "extensions: [{type: job.extended" + (one(2) ? ", when: response.ok" : "") + ", within: "
                            + (term.contains("CLOCK")
                                    ? "12 HOURS, calendar: CLOCK"
                                    : "5 CALENDAR_DAYS, calendar: CALDAY")
                            + "}]");
        }
        flag(body, 6, "downgradeWhen: [{type: job.checked, severity: LOW}]");
    }

    private String overrun(String term) {
        return one(2) && term.contains("calendar: CLOCK") ? ", overrun: [{after: 15 HOURS, severity: CRITICAL}]" : "";
    }

    private void arming(List<String> body) {
        flag(body, 5, "by: " + pick(List.of("officer", "unit", "area", "caller")));
        trigger(body);
        flag(body, 3, "match: [job]");
        String rearm = pick(List.of("never", "each", "settled"));
        body.add("rearm: " + rearm);
        boolean awaits =
                List.of("kind: deadline", "kind: absence", "kind: cutoff").contains(body.get(0));
        if (awaits && rearm.equals("each")) {
            flag(body, 3, "supersedes: true");
        }
        flag(body, 2, "severity: " + pick(SEVERITIES));
    }

    private void trigger(List<String> body) {
        String type = one(8) ? "'*'" : pick(TYPES);
        body.add("trigger: [" + type + (one(4) && !type.equals("'*'") ? ", job.opened" : "") + "]");
        flag(
                body,
                3,
                "when: " + pick(List.of("fact.ok", "fact.level >= 2", "matter.level >= 2", "initial.ok == false")));
    }

    private void expected(List<String> body) {
        body.add(one(5) ? "expectAll: [" + answer() + ", [" + answer() + "]]" : "expect: [" + answer() + more() + "]");
        flag(body, 3, "unless: [" + answer() + "]");
    }

    private String more() {
        return one(4) ? ", " + answer() : "";
    }

    private String answer() {
        String when = pick(List.of("response.ok", "response.level >= fact.level", "response.level > 1"));
        return one(3) ? "{type: " + pick(TYPES) + ", when: " + when + "}" : pick(TYPES);
    }

    private String step() {
        return "{type: " + pick(TYPES) + (one(4) ? ", when: response.ok" : "") + ", within: " + pick(SPANS) + "}";
    }

    private void flag(List<String> body, int in, String text) {
        if (one(in)) {
            body.add(text);
        }
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
