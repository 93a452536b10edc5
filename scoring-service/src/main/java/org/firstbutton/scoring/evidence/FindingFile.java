package org.firstbutton.scoring.evidence;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.scoring.scheme.Scheme.Role;
import org.jspecify.annotations.Nullable;

/**
 * 问题卷 — a confirmed finding and everything that decides what it costs whom.
 *
 * @param knownAt when it was raised; where that was hidden from us, when it was confirmed
 * @param fallen why it stands no longer
 */
public record FindingFile(
        String findingId,
        String ruleId,
        Severity severity,
        String matter,
        String unit,
        @Nullable String officer,
        Instant brokenAt,
        Instant knownAt,
        UUID confirmation,
        @Nullable Fallen fallen,
        List<Hand> hands,
        List<Ruling> rulings,
        List<SelfReport> selfReports) {

    /** 不再成立 */
    public record Fallen(Why why, UUID fact) {
        public enum Why {
            OVERTURNED,
            DISMISSED,
            WITHDRAWN
        }
    }

    /** 经手人 — somebody's part in the matter. */
    public record Hand(Role role, String officer, Instant at) {}

    /** 认定 — {@code officer} is empty where it holds for everybody. */
    public record Ruling(String officer, String kind, String outcome, UUID fact) {
        boolean holdsFor(String somebody) {
            return officer.isEmpty() || officer.equals(somebody);
        }
    }

    /** 自查自报 */
    public record SelfReport(String reportId, String officer, String rule, Instant reportedAt) {}

    /** Who had this part last before the duty was broken: only he can have let it pass. */
    public Optional<String> inRole(Role role) {
        return hands.stream()
                .filter(hand -> hand.role() == role && !hand.at().isAfter(brokenAt))
                .max(Comparator.comparing(Hand::at).thenComparing(Hand::officer))
                .map(Hand::officer);
    }

    /** What was decided for this officer; for the unit, what was decided for everybody. */
    public Optional<Ruling> ruling(String somebody, String kind, String outcome) {
        return rulings.stream()
                .filter(ruling -> ruling.holdsFor(somebody)
                        && ruling.kind().equals(kind)
                        && ruling.outcome().equals(outcome))
                .findFirst();
    }

    /** Whether the officer reported it himself before anybody else knew. */
    public Optional<SelfReport> reportedBy(String somebody) {
        return selfReports.stream()
                .filter(report -> report.officer().equals(somebody)
                        && report.rule().equals(ruleId)
                        && report.reportedAt().isBefore(knownAt))
                .findFirst();
    }
}
