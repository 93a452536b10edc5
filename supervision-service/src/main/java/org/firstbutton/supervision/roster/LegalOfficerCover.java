package org.firstbutton.supervision.roster;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.firstbutton.chassis.access.Roles;
import org.jspecify.annotations.Nullable;

/**
 * 法制员派驻 — of the units that have a chief on the roster: how many have a legal officer too, and in how many he holds another
 * post of the unit besides.
 *
 * @param percent of the units that have one; null where there is no unit
 */
public record LegalOfficerCover(
        Instant asOf,
        int units,
        int covered,
        int dual,
        @Nullable Integer percent,
        List<CoveredStation> items) {
    private static final int WHOLE = 100;

    /**
     * 单位
     *
     * @param legalOfficers who holds the post now, stand-ins too
     * @param dual those of them who hold another post of the unit
     */
    public record CoveredStation(String orgPath, List<String> legalOfficers, List<String> dual) {}

    /** @param now all who hold a post at {@code asOf} */
    static LegalOfficerCover of(Instant asOf, List<PostHolder> now) {
        Set<String> paths = now.stream()
                .filter(holder -> holder.role().equals(Roles.UNIT_CHIEF))
                .map(PostHolder::orgPath)
                .collect(Collectors.toCollection(TreeSet::new));
        List<CoveredStation> units = paths.stream().map(path -> unit(path, now)).toList();
        int covered = (int)
                units.stream().filter(unit -> !unit.legalOfficers().isEmpty()).count();
        int dual = (int) units.stream().filter(unit -> !unit.dual().isEmpty()).count();
        Integer percent = units.isEmpty() ? null : Integer.valueOf(covered * WHOLE / units.size());
        return new LegalOfficerCover(asOf, units.size(), covered, dual, percent, units);
    }

    private static CoveredStation unit(String path, List<PostHolder> now) {
        List<PostHolder> here =
                now.stream().filter(holder -> holder.orgPath().equals(path)).toList();
        List<String> legal = here.stream()
                .filter(holder -> holder.role().equals(Roles.LEGAL_OFFICER))
                .map(PostHolder::person)
                .distinct()
                .sorted()
                .toList();
        List<String> dual = legal.stream()
                .filter(person -> here.stream()
                        .anyMatch(holder ->
                                holder.person().equals(person) && !holder.role().equals(Roles.LEGAL_OFFICER)))
                .toList();
        return new CoveredStation(path, legal, dual);
    }
}
