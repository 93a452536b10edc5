package org.firstbutton.supervision.rules;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.supervision.rules.Rule.Answer;
import org.firstbutton.supervision.rules.Rule.Heading;
import org.firstbutton.supervision.rules.Rule.LimitClause;

/** 规则目录页 — every shipped rule in words, by desk. */
final class RulesPage {
    private static final Map<String, String> DESKS = new LinkedHashMap<>();

    static {
        DESKS.put("ALT", "接处警 · Alerts and response");
        DESKS.put("FIL", "受案立案 · Acceptance and filing");
        DESKS.put("INV", "侦查办案 · Investigation");
        DESKS.put("CUS", "办案区 · Custody");
        DESKS.put("PRO", "涉案财物 · Property");
        DESKS.put("REV", "法制审核 · Legal review");
        DESKS.put("PUB", "执法公开 · Disclosure");
        DESKS.put("INT", "真实性 · Integrity");
        DESKS.put("SUP", "监督工作 · Supervision itself");
        DESKS.put("ACC", "责任追究 · Accountability");
        DESKS.put("DX", "外部导出数据 · Exports of other systems");
    }

    private final List<RulePack> packs;
    private final Set<String> unrecorded;

    RulesPage(List<RulePack> packs, Set<String> unrecorded) {
        this.packs = packs;
        this.unrecorded = unrecorded;
    }

    String text() {
        Map<String, List<Entry>> desks =
                entries().collect(Collectors.groupingBy(Entry::desk, LinkedHashMap::new, Collectors.toList()));
        if (!DESKS.keySet().containsAll(desks.keySet())) {
            throw new IllegalStateException("name the desks " + desks.keySet() + " in RulesPage");
        }
        long resting = desks.values().stream()
                .flatMap(List::stream)
                .filter(entry -> !entry.waitsFor(unrecorded).isEmpty())
                .count();
        long all = entries().map(entry -> entry.heading().id()).distinct().count();
        StringBuilder page = new StringBuilder(head(all, resting));
        DESKS.forEach((desk, name) -> {
            List<Entry> rules = desks.getOrDefault(desk, List.of());
            page.append("\n## ").append(name).append(" (").append(rules.size()).append(")\n");
            rules.stream()
                    .sorted(Comparator.comparing(entry -> entry.heading().id()))
                    .forEach(entry -> page.append(entry.text(unrecorded)));
        });
        return page.toString();
    }

    private Stream<Entry> entries() {
        return packs.stream()
                .flatMap(pack -> pack.rules().stream()
                        .collect(Collectors.groupingBy(Rule::id, LinkedHashMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .map(parts -> new Entry(pack, parts)));
    }

    private static String head(long all, long resting) {
        return """
                # Rules · 规则目录

                Every rule that ships, drawn from the packs by `RulesPageTest`; do not edit. How a rule is written: [rule-packs.md](rule-packs.md).
                %d rules; %d rest (休眠) until a fact is recorded that no service or connector records yet. A rule whose law changed stands
                once for each pack.

                Origin of the numbers: `LAW`, `LOCAL_PRACTICE` (a document of the region), `PRODUCT_DEFAULT` (ours, change it), `FROM_MEMORY`.
                ⚠ marks a rule whose law text was not at hand when it was written: check it before use (依据未核对原文，使用前须核定).
                Ladders: `E1` operations, `E2` case, `E3` liberty, `E4` integrity (no warning; the unit sees nothing until it is verified),
                `E5` statistical, `E6` supervision's own work, `E7` evaluation, `OPS` the system.
                """.formatted(all, resting);
    }

    /** A rule with its parts. */
    private record Entry(RulePack pack, List<Rule> parts) {
        Heading heading() {
            return parts.get(0).heading();
        }

        String desk() {
            return heading().id().replaceFirst("-.*", "");
        }

        /** As a whole it rests only where every part does. */
        Set<String> waitsFor(Set<String> unrecorded) {
            Set<String> missing = new TreeSet<>();
            for (Rule part : parts) {
                if (part.waitsFor(unrecorded).isEmpty()) {
                    return Set.of();
                }
                missing.addAll(part.waitsFor(unrecorded));
            }
            return missing;
        }

        String text(Set<String> unrecorded) {
            Heading heading = heading();
            StringBuilder text = new StringBuilder("\n### %s %s · %s%s\n\n"
                    .formatted(
                            heading.id(), heading.name().zh(), heading.name().en(), heading.unverified() ? " ⚠" : ""));
            text.append("`%s` · %s · ladder %s · tells %s\n\n"
                    .formatted(pack.name(), heading.limitOrigin(), heading.ladder(), told(heading)));
            text.append("* **basis** ").append(heading.basis()).append('\n');
            parts.forEach(part -> text.append(line(part, unrecorded)));
            pack.examples().stream()
                    .filter(example -> example.ruleId().equals(heading.id()))
                    .findFirst()
                    .ifPresent(example -> text.append("* **example** ").append(told(example)));
            return text.toString();
        }

        private static String told(Heading heading) {
            return heading.tell().isEmpty() ? "nobody by role" : String.join(", ", heading.tell());
        }

        private static String told(Example example) {
            boolean broken = example.brokenAt() != null || (example.findings() != null && example.findings() > 0);
            return example.told() + (broken ? " → finding\n" : " → no finding\n");
        }

        private static String line(Rule part, Set<String> unrecorded) {
            Set<String> missing = part.waitsFor(unrecorded);
            String limits = part.limits().isEmpty()
                    ? part.severity().name()
                    : part.limits().stream().map(Entry::limit).collect(Collectors.joining("; "));
            return "* **%s**%s %s → %s: %s%s\n"
                    .formatted(
                            part.kind().key(),
                            part.part().isEmpty() ? "" : " (" + part.part() + ")",
                            types(part.arming().trigger()),
                            expected(part),
                            limits,
                            missing.isEmpty() ? "" : " · **rests 休眠**, waits for " + types(missing));
        }

        private static String expected(Rule part) {
            if (!part.expect().isEmpty()) {
                return part.expect().stream()
                        .map(any ->
                                types(any.stream().map(Answer::type).distinct().toList()))
                        .collect(Collectors.joining(" and "));
            }
            return switch (part.kind()) {
                case MISMATCH -> "must fit" + against(part);
                case SEQUENCE -> "must not follow such steps";
                case COUNT -> "not so often";
                case STATISTICAL -> "no outlier among peers";
                default -> "the next one";
            };
        }

        private static String against(Rule part) {
            List<String> types = part.mismatch() == null
                    ? List.of()
                    : part.mismatch().against().stream()
                            .map(Answer::type)
                            .distinct()
                            .toList();
            return types.isEmpty() ? "" : " " + types(types);
        }

        private static String limit(LimitClause clause) {
            String worse = clause.overrun().stream()
                    .map(over -> ", %s after %s".formatted(over.severity(), over.after()))
                    .collect(Collectors.joining());
            return "%s %s %s%s%s"
                    .formatted(
                            clause.within(),
                            clause.within().calendar(),
                            clause.severity(),
                            worse,
                            clause.when() == null ? "" : " when `" + clause.when() + "`");
        }

        private static String types(Iterable<String> types) {
            return '`' + String.join("`, `", types) + '`';
        }
    }
}
