package org.firstbutton.supervision.clearing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstbutton.chassis.access.Roles;
import org.jspecify.annotations.Nullable;

/**
 * 层级 — station, county, city, province. Each sweeps when the level below should have signed, so that its list names who has
 * not. Hours and days are product defaults; all quarters are to be signed within the ten days of ALT-21.
 */
public enum OrgLevel {
    PROVINCE(1, 18, 24, 7, 10, 9, 10),
    CITY(2, 14, 18, 5, 7, 7, 9),
    COUNTY(3, 10, 14, 3, 5, 5, 7),
    UNIT(4, 0, 10, 0, 3, 0, 5);

    /** After a cut-off, facts of its last minutes are still on their way. */
    private static final Duration SETTLING = Duration.ofMinutes(10);

    private final int depth;
    private final int sweepDayHours;
    private final int signDayHours;
    private final int sweepMonthDays;
    private final int signMonthDays;
    private final int sweepQuarterDays;
    private final int signQuarterDays;

    OrgLevel(
            int depth,
            int sweepDayHours,
            int signDayHours,
            int sweepMonthDays,
            int signMonthDays,
            int sweepQuarterDays,
            int signQuarterDays) {
        this.depth = depth;
        this.sweepDayHours = sweepDayHours;
        this.signDayHours = signDayHours;
        this.sweepMonthDays = sweepMonthDays;
        this.signMonthDays = signMonthDays;
        this.sweepQuarterDays = sweepQuarterDays;
        this.signQuarterDays = signQuarterDays;
    }

    /** The level of a path; what lies deeper than a station belongs to the station. */
    static OrgLevel of(String orgPath) {
        int segments = Math.min(UNIT.depth, segments(orgPath));
        return Arrays.stream(values())
                .filter(level -> level.depth == segments)
                .findFirst()
                .orElse(PROVINCE);
    }

    /** The organisation of this path down to a station, and all above it. */
    static List<String> chain(String orgPath) {
        List<String> chain = new ArrayList<>();
        int end = 0;
        for (int depth = 0; depth < Math.min(UNIT.depth, segments(orgPath)); depth++) {
            end = orgPath.indexOf('/', end) + 1;
            chain.add(orgPath.substring(0, end));
        }
        return chain;
    }

    /** The organisation one level up; none above a province. */
    static @Nullable String above(String orgPath) {
        List<String> chain = chain(orgPath);
        return chain.size() < 2 ? null : chain.get(chain.size() - 2);
    }

    private static int segments(String orgPath) {
        return (int) orgPath.chars().filter(each -> each == '/').count();
    }

    /** How long after the cut-off it is swept. */
    Duration sweepAfter(Cycle cycle) {
        return SETTLING.plus(
                switch (cycle) {
                    case DAY -> Duration.ofHours(sweepDayHours);
                    case MONTH -> Duration.ofDays(sweepMonthDays);
                    case QUARTER -> Duration.ofDays(sweepQuarterDays);
                });
    }

    /** How long after the cut-off it should be signed. */
    Duration signWithin(Cycle cycle) {
        return switch (cycle) {
            case DAY -> Duration.ofHours(signDayHours);
            case MONTH -> Duration.ofDays(signMonthDays);
            case QUARTER -> Duration.ofDays(signQuarterDays);
        };
    }

    /** Who signs: at a station its chief, who leads its duty too; the quarter the county's leader; above, who leads there. */
    List<String> signers(Cycle cycle) {
        if (this == UNIT) {
            return cycle == Cycle.QUARTER ? List.of(Roles.BUREAU_LEADER) : List.of(Roles.UNIT_CHIEF);
        }
        return cycle == Cycle.DAY ? List.of(Roles.BUREAU_LEADER, Roles.DUTY_DIRECTOR) : List.of(Roles.BUREAU_LEADER);
    }

    /** The organisation whose leader signs: its own, for a station's quarter that of its county. */
    static String signingOffice(String orgPath, Cycle cycle) {
        String above = above(orgPath);
        return of(orgPath) == UNIT && cycle == Cycle.QUARTER && above != null ? above : orgPath;
    }
}
