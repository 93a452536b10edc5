package org.firstbutton.scoring.points;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.scoring.evidence.FindingFile;
import org.firstbutton.scoring.evidence.FindingFile.Hand;
import org.firstbutton.scoring.evidence.FindingFile.Ruling;
import org.firstbutton.scoring.evidence.FindingFile.SelfReport;
import org.firstbutton.scoring.scheme.Scheme.Role;
import org.jspecify.annotations.Nullable;

/** Builds findings: HIGH, of one officer of one unit, under ALT-16, unless said otherwise. */
final class Evidences {
    static final Instant BROKEN = Instant.parse("2026-03-02T10:00:00Z");

    private final String id;
    private final List<Hand> hands = new ArrayList<>();
    private final List<Ruling> rulings = new ArrayList<>();
    private final List<SelfReport> reports = new ArrayList<>();
    private String rule = "ALT-16";
    private Severity severity = Severity.HIGH;
    private String matter = "m-1";
    private @Nullable String officer = "042117";
    private Instant brokenAt = BROKEN;

    private Evidences(String id) {
        this.id = id;
    }

    static Evidences finding(String id) {
        return new Evidences(id);
    }

    Evidences rule(String named) {
        rule = named;
        return this;
    }

    Evidences severity(String named) {
        severity = Severity.valueOf(named);
        return this;
    }

    Evidences matter(String named) {
        matter = named;
        return this;
    }

    Evidences officer(@Nullable String named) {
        officer = named;
        return this;
    }

    Evidences after(Duration passed) {
        brokenAt = BROKEN.plus(passed);
        return this;
    }

    Evidences hand(Role role, String who, long hours) {
        hands.add(new Hand(role, who, BROKEN.plus(Duration.ofHours(hours))));
        return this;
    }

    Evidences ruling(String who, String kind, String outcome) {
        rulings.add(new Ruling(who, kind, outcome, UUID.randomUUID()));
        return this;
    }

    Evidences reported(String who, Duration passed) {
        reports.add(new SelfReport("r-1", who, rule, BROKEN.plus(passed)));
        return this;
    }

    FindingFile file() {
        return new FindingFile(
                id,
                rule,
                severity,
                matter,
                "HB/JZ/SS/U017/",
                officer,
                brokenAt,
                brokenAt.plus(Duration.ofMinutes(1)),
                UUID.nameUUIDFromBytes(id.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                null,
                List.copyOf(hands),
                List.copyOf(rulings),
                List.copyOf(reports));
    }
}
