package org.firstbutton.supervision.verdict;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.firstbutton.supervision.rules.Condition.Outcome;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.Rule.Answer;
import org.firstbutton.supervision.rules.Rule.Outlier;
import org.firstbutton.supervision.rules.Rule.Statistic;
import org.firstbutton.supervision.verdict.Duty.Draft;
import org.firstbutton.supervision.verdict.Duty.State;
import org.jspecify.annotations.Nullable;

/**
 * 统计判定 — compares the figures of peers in one county when a period has ended. One figure accuses nobody: a finding
 * of this kind asks for a look, and says n, k and the limits by which it stands out.
 */
final class PeerJudge {
    private static final int PATTERN = 3;
    /** So long a peer is watched before its silence says anything. */
    private static final int LEARNING_DAYS = 7;

    private final Scene scene;
    private final Watch watch;
    private final Statistic statistic;
    private final ZoneId zone;
    private final List<Draft> drafts = new ArrayList<>();

    PeerJudge(Scene scene, Watch watch, Statistic statistic) {
        this.scene = scene;
        this.watch = watch;
        this.statistic = statistic;
        this.zone = watch.calendars().zone();
    }

    /** 计数 — what one peer has in one period. */
    private static final class Tally {
        int n;
        int k;
        String orgPath = "";
        final List<String> evidence = new ArrayList<>();
    }

    List<Draft> judge() {
        if (statistic.outlier() instanceof Outlier.Quiet quiet) {
            quiet(quiet);
        } else {
            Map<LocalDate, Map<String, Tally>> periods = new TreeMap<>();
            for (TimelineFact fact : scene.seen) {
                count(fact, periods);
            }
            periods.forEach(this::compare);
        }
        return drafts;
    }

    private void count(TimelineFact fact, Map<LocalDate, Map<String, Tally>> periods) {
        boolean counted = watch.isArmedBy(fact, scene) == Outcome.TRUE;
        boolean telling = isNumerator(fact);
        String peer = counted || telling ? peer(fact) : null;
        if (peer == null) {
            return;
        }
        LocalDate start = statistic.period().startOf(dayOf(fact));
        Tally tally = periods.computeIfAbsent(start, any -> new TreeMap<>()).computeIfAbsent(peer, any -> new Tally());
        tally.orgPath = fact.orgPath();
        tally.n += counted ? 1 : 0;
        if (telling) {
            tally.k++;
            tally.evidence.add(fact.id());
        }
    }

    private boolean isNumerator(TimelineFact fact) {
        for (Answer answer : statistic.numerator()) {
            if (answer.type().equals(fact.type())
                    && watch.isAddressed(fact, scene)
                    && scene.test(answer.when(), fact, fact) == Outcome.TRUE) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String peer(TimelineFact fact) {
        return switch (statistic.peers()) {
            case "unit" -> fact.orgPath();
            case "source" -> fact.source();
            case "actor" -> fact.actorId();
            case "officer" -> text(fact, "officerId");
            default -> text(fact, statistic.peers());
        };
    }

    private static @Nullable String text(TimelineFact fact, String field) {
        Object value = fact.fields().get(field);
        return value == null ? null : value.toString();
    }

    private void compare(LocalDate start, Map<String, Tally> tallies) {
        long n = tallies.values().stream().mapToLong(tally -> tally.n).sum();
        long k = tallies.values().stream().mapToLong(tally -> tally.k).sum();
        double share = n == 0 ? 0 : Math.min(1, (double) k / n);
        tallies.forEach((peer, tally) -> {
            if (tally.n < minimum()) {
                return;
            }
            double own = (double) tally.k / tally.n;
            double margin = margin(share, tally.n);
            Draft draft = draft(peer, tally.orgPath, start, statistic.period().after(start));
            draft.evidence.addAll(tally.evidence);
            draft.figures = Map.of(
                    "peer", peer,
                    "n", Integer.toString(tally.n),
                    "k", Integer.toString(tally.k),
                    "share", decimal(own),
                    "countyShare", decimal(share),
                    "lowerLimit", decimal(Math.max(0, share - margin)),
                    "upperLimit", decimal(upper(share, margin)));
            settle(draft, standsOut(own, tally.k, share, margin));
        });
    }

    private int minimum() {
        return statistic.outlier() instanceof Outlier.Funnel funnel
                ? funnel.minimum()
                : statistic.outlier() instanceof Outlier.Ceiling ceiling ? ceiling.minimum() : 0;
    }

    private double margin(double share, int n) {
        return statistic.outlier() instanceof Outlier.Funnel funnel
                ? funnel.sigma() * Math.sqrt(share * (1 - share) / n)
                : 0;
    }

    private double upper(double share, double margin) {
        return statistic.outlier() instanceof Outlier.Ceiling ceiling ? ceiling.share() : Math.min(1, share + margin);
    }

    /** One or two events are no pattern, however rare they are among the others. */
    private boolean standsOut(double own, int k, double share, double margin) {
        if (statistic.outlier() instanceof Outlier.Funnel funnel) {
            boolean high = funnel.high() && own > share + margin && k >= PATTERN;
            return high || (funnel.low() && own < share - margin);
        }
        return own > upper(share, margin);
    }

    private void quiet(Outlier.Quiet quiet) {
        Map<String, TreeMap<LocalDate, Integer>> daily = new TreeMap<>();
        Map<String, String> orgPaths = new TreeMap<>();
        for (TimelineFact fact : scene.seen) {
            String peer = watch.isArmedBy(fact, scene) == Outcome.TRUE ? peer(fact) : null;
            if (peer != null) {
                daily.computeIfAbsent(peer, any -> new TreeMap<>()).merge(dayOf(fact), 1, Integer::sum);
                orgPaths.put(peer, fact.orgPath());
            }
        }
        daily.forEach((peer, days) -> {
            List<LocalDate> active = List.copyOf(days.keySet());
            for (int i = 0; i < active.size(); i++) {
                LocalDate last = active.get(i);
                LocalDate quietUntil = last.plusDays(quiet.days() + 1L);
                boolean spoke = i + 1 < active.size() && active.get(i + 1).isBefore(quietUntil);
                double mean = mean(days, last, quiet.baselineDays());
                boolean known = last.toEpochDay() - active.get(0).toEpochDay() >= LEARNING_DAYS;
                if (!spoke && known && mean >= quiet.perDay()) {
                    Draft draft = draft(
                            peer, orgPaths.getOrDefault(peer, scene.timeline.key()), last.plusDays(1), quietUntil);
                    draft.figures = Map.of(
                            "peer", peer, "quietDays", Integer.toString(quiet.days()), "baselinePerDay", decimal(mean));
                    settle(draft, true);
                }
            }
        });
    }

    /** Days before the first fact are no days of zero: the peer may not have been connected yet. */
    private static double mean(NavigableMap<LocalDate, Integer> days, LocalDate last, int baselineDays) {
        LocalDate from = last.minusDays(baselineDays - 1L);
        LocalDate first = days.firstKey().isAfter(from) ? days.firstKey() : from;
        long sum = days.subMap(first, true, last, true).values().stream()
                .mapToLong(Integer::longValue)
                .sum();
        return (double) sum / (last.toEpochDay() - first.toEpochDay() + 1);
    }

    private Draft draft(String peer, String orgPath, LocalDate start, LocalDate end) {
        Rule rule = watch.rule();
        Draft draft = new Draft(
                rule,
                scene.timeline.kind(),
                scene.timeline.key(),
                peer + "@" + start,
                orgPath,
                start.atStartOfDay(zone).toInstant());
        draft.brokenAt = end.atStartOfDay(zone).toInstant();
        return draft;
    }

    /** Nothing is said of a period before it has ended and all of it has been read. */
    private void settle(Draft draft, boolean out) {
        Instant end = draft.brokenAt;
        draft.brokenAt = null;
        if (end == null || !scene.asOf().isAfter(end)) {
            draft.nextCheck(end == null ? scene.asOf() : end.plusNanos(AnswerJudge.NEXT_TICK));
            draft.evidence.clear();
        } else if (scene.view.watermark().isBefore(end)) {
            draft.state = State.HELD;
            draft.heldUntil = end;
            draft.nextCheck(scene.asOf().plusNanos(AnswerJudge.NEXT_TICK));
        } else if (out) {
            draft.state = State.BREACHED;
            draft.brokenAt = end;
            draft.severity = watch.rule().severity();
        } else {
            return;
        }
        drafts.add(draft);
    }

    private LocalDate dayOf(TimelineFact fact) {
        return fact.occurredAt().atZone(zone).toLocalDate();
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
