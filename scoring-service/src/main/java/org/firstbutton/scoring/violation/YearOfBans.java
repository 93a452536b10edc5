package org.firstbutton.scoring.violation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.scoring.scheme.Text;

/**
 * 年度违禁 — one officer's violations of prohibitions in a calendar year. Distinct incidents count, after appeal, without
 * those that were tolerated, in whichever unit he was.
 *
 * @param counted incidents that count
 * @param proposalDue from the second on, a confinement is proposed to the inspectorate; nobody is confined by a number
 */
public record YearOfBans(
        String officer, int year, int counted, boolean proposalDue, Text says, List<Violation> violations) {
    private static final int TWICE = 2;

    /** 违禁认定 — {@code revoked}: an appeal took it back. */
    @Schema(name = "BanViolation")
    public record Violation(
            String violationId, String incident, String orgPath, Instant at, boolean tolerated, boolean revoked) {
        boolean counts() {
            return !tolerated && !revoked;
        }
    }

    static YearOfBans of(String officer, int year, List<Violation> violations) {
        int counted = (int) violations.stream()
                .filter(Violation::counts)
                .map(Violation::incident)
                .distinct()
                .count();
        Text says = counted >= TWICE
                ? new Text(
                        "年度内两次违反禁令：向督察机构提出禁闭建议，由人决定",
                        "two violations in a year: a confinement is proposed to the inspectorate; a person decides")
                : counted == 1
                        ? new Text("首次：约谈、扣分、培训", "the first: interview, points, training")
                        : new Text("无计数的违禁", "nothing that counts");
        return new YearOfBans(officer, year, counted, counted >= TWICE, says, violations);
    }

    /** One for each officer, those with a proposal due first. */
    static List<YearOfBans> of(int year, Map<String, ? extends Collection<Violation>> byOfficer) {
        return new TreeMap<>(byOfficer)
                .entrySet().stream()
                        .map(one -> of(one.getKey(), year, List.copyOf(one.getValue())))
                        .sorted((one, other) -> Integer.compare(other.counted(), one.counted()))
                        .collect(Collectors.toList());
    }
}
