package org.firstbutton.casework.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.firstbutton.casework.casefile.CaseKind;
import org.firstbutton.casework.casefile.CaseProgress;
import org.firstbutton.casework.casefile.CaseRecord;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.recording.DeterministicIds;
import org.firstbutton.chassis.recording.FactParser;
import org.firstbutton.chassis.recording.ParsedFact;
import org.firstbutton.chassis.recording.StrictJson;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.casework.CaseFact;
import org.firstbutton.contract.supervision.WarningFact;
import org.jspecify.annotations.Nullable;

/**
 * 案件陈述 — a foreign case, read: whose it is, which case it means, and its facts.
 *
 * @param matter id of the alert, null where none is named
 * @param kind what the facts say, null where they are silent
 */
record CaseStatement(
        String source,
        String number,
        UUID id,
        @Nullable String matter,
        String orgPath,
        @Nullable CaseKind kind,
        List<ParsedFact> facts) {
    private static final Pattern ORG_PATH = Pattern.compile("([A-Za-z0-9_-]{1,32}/){1,12}");
    private static final int MAX_FACTS = 200;

    static CaseStatement read(JsonNode node, String source, Caller caller, FactParser parser) {
        RecordedCase stated = StrictJson.read(node, RecordedCase.class, "");
        requireText(stated.number(), "/number");
        if (!ORG_PATH.matcher(stated.orgPath()).matches()) {
            throw Refusal.field("/orgPath", "以 / 结尾的 ASCII 机构路径 / an organisation path is ASCII and ends in /");
        }
        if (!caller.covers(stated.orgPath())) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "/orgPath: 超出授权范围 / outside your scope");
        }
        if (stated.facts().isEmpty() || stated.facts().size() > MAX_FACTS) {
            throw Refusal.field("/facts", "1–" + MAX_FACTS);
        }
        List<ParsedFact> facts = new ArrayList<>();
        CaseKind kind = null;
        for (int i = 0; i < stated.facts().size(); i++) {
            String at = "/facts/" + i;
            ParsedFact fact = parser.parse(stated.facts().get(i), at);
            requireNoWarning(fact.fact(), at + "/type");
            CaseKind said = kindOf(fact.fact(), at + "/data/kind").orElse(null);
            kind = kind == null ? said : kind;
            facts.add(fact);
        }
        return new CaseStatement(
                source,
                stated.number(),
                DeterministicIds.of("case", source, stated.number()),
                matter(stated.alert()),
                stated.orgPath(),
                kind,
                facts);
    }

    // Another system reminds its officers too, and they sign there; who is at risk we say ourselves.
    private static void requireNoWarning(Fact fact, String at) {
        if (fact instanceof WarningFact && !(fact instanceof WarningFact.ReminderIssued)) {
            throw Refusal.field(at, "只收提醒,不收预警 / reminders are recorded here, warnings are not");
        }
    }

    /** The case as it begins, without any fact yet. */
    CaseRecord begin() {
        if (kind == null) {
            throw Refusal.field("/facts", "没有事实说明案件种类 / no fact says whether the case is ADMIN or CRIMINAL");
        }
        return new CaseRecord(
                id,
                kind,
                Objects.requireNonNullElse(matter, id.toString()),
                orgPath,
                source,
                number,
                reportId(),
                facts.stream()
                        .map(ParsedFact::occurredAt)
                        .min(Instant::compareTo)
                        .orElseThrow(),
                Map.of(),
                CaseProgress.NONE);
    }

    /** Later records must mean the same case: same organisation, same matter. */
    void requireSame(CaseRecord known) {
        if (!known.orgPath().equals(orgPath)) {
            throw Refusal.field("/orgPath", "与已记录的不同 / differs from what was recorded before");
        }
        if (matter != null && !known.matter().equals(matter)) {
            throw Refusal.field("/alert", "与已记录的不同 / differs from what was recorded before");
        }
    }

    private @Nullable String reportId() {
        return facts.stream()
                .map(ParsedFact::fact)
                .flatMap(fact -> fact instanceof CaseFact.ReportRegistered report
                        ? Stream.of(report.reportId())
                        : Stream.empty())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String matter(RecordedCase.@Nullable Alert alert) {
        if (alert == null) {
            return null;
        }
        String source = requireText(alert.source(), "/alert/source");
        return DeterministicIds.of(source, requireText(alert.number(), "/alert/number"))
                .toString();
    }

    private static String requireText(@Nullable String text, String at) {
        if (text == null || text.isBlank() || text.length() > 100) {
            throw Refusal.field(at, "1–100 个字符 / 1 to 100 characters");
        }
        return text;
    }

    private static Optional<CaseKind> kindOf(Fact fact, String at) {
        String kind = null;
        if (fact instanceof CaseFact.ReportRegistered report) {
            kind = report.kind();
        } else if (fact instanceof CaseFact.CaseAccepted accepted) {
            kind = accepted.kind();
        } else if (fact instanceof CaseFact.CaseNotAccepted refused) {
            kind = refused.kind();
        } else if (fact instanceof CaseFact.CaseFiled filed) {
            kind = filed.kind();
        } else if (fact instanceof CaseFact.CaseNotFiled refused) {
            kind = refused.kind();
        }
        if (kind == null) {
            return Optional.empty();
        }
        return Optional.of(CaseKind.byName(kind).orElseThrow(() -> Refusal.field(at, "ADMIN | CRIMINAL")));
    }
}
