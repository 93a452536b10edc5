package org.firstbutton.supervision.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.roster.Deputies;
import org.firstbutton.supervision.timeline.StoredFact;
import org.firstbutton.supervision.timeline.TimelineFacts;
import org.firstbutton.supervision.timeline.TimelineFacts.Wanted;
import org.firstbutton.supervision.verdict.Correlation;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 回避 — who may decide on a finding. Nobody decides on his own: not whoever had a part in the matter, not whom it was
 * confirmed against. Nobody of the unit under review decides, but for its stationed legal officer on what is LOW or
 * MEDIUM. And nobody undoes what somebody above him decided. Who stands in for somebody (代理) is held to be him.
 */
@ApplicationScoped
public class Recusal {
    /** Who decides what is grave, from above the unit. */
    public static final Set<String> DECIDE_GRAVE = Set.of(
            Roles.CASE_MANAGER, Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.LEGAL_CORPS, Roles.INSPECTORATE);

    private static final Set<String> AT_WORK =
            Set.of(Roles.UNIT_CHIEF, Roles.RESPONDING_OFFICER, Roles.HANDLING_OFFICER);
    private static final Set<String> GRAVE = Set.of("HIGH", "CRITICAL");

    private final Transactions transactions;
    private final TimelineFacts facts;
    private final Deputies deputies;

    Recusal(Transactions transactions, TimelineFacts facts, Deputies deputies) {
        this.transactions = transactions;
        this.facts = facts;
        this.deputies = deputies;
    }

    /** Whether one of the two is the other or stands in for him: what the one did, the other does not check. */
    public boolean areOne(String one, String other) {
        return deputies.tiedTo(one).contains(other);
    }

    public static boolean isGrave(String severity) {
        return GRAVE.contains(severity);
    }

    /** The highest organisation for which this caller acts upon that unit; none where it lies outside his. */
    public static Optional<String> office(Caller caller, String unit) {
        return caller.orgPaths().stream().filter(unit::startsWith).min(Comparator.comparingInt(String::length));
    }

    /** The organisation one level up; the highest stays itself. */
    public static String above(String office) {
        int end = office.lastIndexOf('/', office.length() - 2);
        return end < 0 ? office : office.substring(0, end + 1);
    }

    /**
     * Refuses whoever may not verify this open finding.
     *
     * @return the organisation for which he does it
     */
    String requireVerifier(Caller caller, FindingRow row) {
        requireRank(row, caller.roles());
        requireUninvolved(caller, row, null);
        FindingDraft draft = row.draft();
        boolean stationed = caller.has(Roles.LEGAL_OFFICER)
                && !caller.hasAnyOf(AT_WORK)
                && !isGrave(draft.severity())
                && !draft.integrity();
        return stationed
                ? office(caller, draft.orgPath()).orElseThrow(Refusal::notFound)
                : requireOffice(caller, reviewed(row));
    }

    /**
     * Refuses whoever does not stand above the unit under review, and whoever had a part in the matter.
     *
     * @param against the officer whom it was confirmed against, if any
     * @return the organisation for which he acts
     */
    public String requireFromAbove(Caller caller, FindingRow row, @Nullable String against) {
        requireUninvolved(caller, row, against);
        return requireOffice(caller, row.draft().orgPath());
    }

    /** Refuses whoever stands below the organisation that decided before. */
    public static void requireNotBelow(String office, @Nullable String decided) {
        if (decided != null && office.length() > decided.length()) {
            throw Refusal.forbiddenBy(
                    "b5: decided by no subordinate",
                    "由同级或上级决定 / decided at " + decided + " or above, not at " + office);
        }
    }

    /** Refuses to have it verified by somebody whose role or place does not allow it. */
    void requireFit(FindingRow row, String role, String office) {
        requireRank(row, Set.of(role));
        FindingDraft draft = row.draft();
        if (draft.integrity() && !Roles.SEE_INTEGRITY.contains(role)) {
            throw Refusal.field("/role", "该问题对此角色不可见 / this role does not see the finding");
        }
        String unit = reviewed(row);
        boolean stationed = role.equals(Roles.LEGAL_OFFICER) && !draft.integrity();
        boolean placed = office.endsWith("/") && (stationed ? draft.orgPath() : unit).startsWith(office);
        if (!placed || (!stationed && office.equals(unit))) {
            throw Refusal.field("/office", "须为被监督单位的上级机构 / an organisation above " + unit + " is expected");
        }
    }

    /** Refuses somebody who had a part in the matter; who looks it up must see all of it, whatever he himself sees. */
    void requireUninvolved(String officer, FindingRow row) {
        Set<String> selves = deputies.tiedTo(officer);
        boolean involved = transactions.asConsumer(handle ->
                Responsibility.of(known(handle, row)).stream().anyMatch(share -> selves.contains(share.officer())));
        if (involved) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "经办人应当回避 / who had a part in the matter does not decide on it");
        }
    }

    /** Whether he had a part in this matter; who looks it up sees all of it, whatever the caller sees. */
    public boolean hadPart(String officer, String matter) {
        return parts(List.of(matter)).getOrDefault(matter, Set.of()).contains(officer);
    }

    /** Everybody who had a part in these matters. */
    public Map<String, Set<String>> parts(Collection<String> matters) {
        Map<String, List<StoredFact>> known =
                transactions.asConsumer(handle -> facts.of(handle, Wanted.matters(matters, List.of())).stream()
                        .collect(Collectors.groupingBy(StoredFact::matter)));
        Map<String, Set<String>> parts = new HashMap<>();
        known.forEach((matter, told) -> parts.put(
                matter, Responsibility.of(told).stream().map(Share::officer).collect(Collectors.toSet())));
        return parts;
    }

    private void requireUninvolved(Caller caller, FindingRow row, @Nullable String against) {
        if (against != null && areOne(against, caller.actorId())) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "不得处理本人的问题 / nobody decides a finding about himself");
        }
        requireUninvolved(caller.actorId(), row);
    }

    private static void requireRank(FindingRow row, Collection<String> roles) {
        String severity = row.draft().severity();
        if (isGrave(severity) && roles.stream().noneMatch(DECIDE_GRAVE::contains)) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "a " + severity + " finding is decided above the unit");
        }
    }

    private String requireOffice(Caller caller, String unit) {
        boolean inside = caller.orgPaths().stream().anyMatch(path -> path.startsWith(unit))
                || deputies.serves(caller.actorId(), unit);
        return office(caller, unit)
                .filter(office -> !inside)
                .orElseThrow(() -> Refusal.forbiddenBy(
                        "b5: decided above the unit", "由上级机构决定 / decided by an organisation above " + unit));
    }

    // Where somebody who leads is involved in what an integrity rule found, the county does not look into itself.
    private String reviewed(FindingRow row) {
        FindingDraft draft = row.draft();
        boolean upToLeaders = draft.integrity()
                && transactions.asConsumer(handle -> Responsibility.reachesLeaders(known(handle, row)));
        return upToLeaders ? Correlation.countyOf(draft.orgPath()) : draft.orgPath();
    }

    private List<StoredFact> known(Handle handle, FindingRow row) {
        return known(handle, facts, row.draft());
    }

    /** The facts that say who had a part in it, as far as the handle sees them. */
    static List<StoredFact> known(Handle handle, TimelineFacts facts, FindingDraft draft) {
        return facts.of(
                handle,
                draft.subjectKind().equals(Correlation.FINDING.key())
                        ? new Wanted(
                                Correlation.FINDING,
                                List.of(draft.subject()),
                                List.of("finding.assigned"),
                                Instant.EPOCH)
                        : Wanted.matters(List.of(draft.matter()), List.of()));
    }
}
