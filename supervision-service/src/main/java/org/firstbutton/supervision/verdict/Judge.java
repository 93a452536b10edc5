package org.firstbutton.supervision.verdict;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.Condition.Outcome;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.Rule.Arming;
import org.firstbutton.supervision.rules.Rule.Rearm;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.verdict.Duty.Draft;
import org.firstbutton.supervision.verdict.Duty.State;
import org.jspecify.annotations.Nullable;

/**
 * 判定者 — the pure function of architecture §5 with packs and calendars already applied: built once, shared by all
 * threads, without clock or memory of earlier timelines.
 */
public final class Judge {
    private static final List<Watch> NONE = List.of();

    private final Map<String, Desk> desks = new HashMap<>();

    public Judge(List<RulePack> packs, Calendars calendars) {
        for (RulePack pack : packs) {
            Calendars here = pack.zone() == null ? calendars : calendars.in(pack.zone());
            for (Rule rule : pack.rules()) {
                desks.computeIfAbsent(rule.by(), Desk::new).add(pack, rule, here);
            }
        }
        desks.values().forEach(Desk::close);
    }

    public static Verdict judge(List<RulePack> packs, Calendars calendars, Timeline timeline, Viewpoint view) {
        return new Judge(packs, calendars).judge(timeline, view);
    }

    /** The types that rules on this kind of timeline speak of; other facts need not stand on it. */
    public Set<String> typesOn(Correlation kind) {
        Desk desk = desks.get(kind.key());
        return desk == null
                ? Set.of()
                : desk.all.stream()
                        .flatMap(watch -> watch.rule().types().stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The days that the longest comparison of peers looks at. */
    public int longestComparison() {
        return desks.values().stream()
                .flatMap(desk -> desk.all.stream())
                .mapToInt(watch -> watch.rule().statistic() == null
                        ? 0
                        : watch.rule().statistic().days())
                .max()
                .orElse(0);
    }

    public Verdict judge(Timeline timeline, Viewpoint view) {
        Desk desk = desks.get(timeline.kind());
        return desk == null ? Verdict.NOTHING : new Sitting(desk, new Scene(timeline, view)).verdict();
    }

    /** 规则与其适用范围 — a rule with what its pack says about when, where and to whom it applies. */
    record Watch(int number, RulePack pack, Rule rule, Calendars calendars, Instant from, Instant until) {

        Outcome isArmedBy(TimelineFact fact, Scene scene) {
            Arming arming = rule.arming();
            if (!arming.trigger().contains(fact.type()) && !arming.isArmedByAny()) {
                return Outcome.FALSE;
            }
            boolean inForce =
                    !fact.occurredAt().isBefore(from) && fact.occurredAt().isBefore(until);
            boolean addressed =
                    pack.speaksTo(fact.source(), scene.view.of(fact.source()).isExport());
            return inForce && addressed ? scene.test(arming.when(), fact) : Outcome.FALSE;
        }
    }

    /** The rules for one kind of timeline, by the type that triggers them. */
    private static final class Desk {
        private final List<Watch> all = new ArrayList<>();
        private final List<Watch> onAny = new ArrayList<>();
        private final Map<String, List<Watch>> byType = new HashMap<>();

        Desk(String kind) {
            Objects.requireNonNull(kind);
        }

        void add(RulePack pack, Rule rule, Calendars calendars) {
            ZoneId zone = calendars.zone();
            Instant from = later(
                    pack.effectiveFrom().atStartOfDay(zone).toInstant(),
                    start(rule.heading().effectiveFrom(), zone));
            Instant until = earlier(
                    start(pack.effectiveTo(), zone), start(rule.heading().effectiveTo(), zone));
            Watch watch = new Watch(all.size(), pack, rule, calendars, from, until == null ? Instant.MAX : until);
            all.add(watch);
            if (rule.arming().isArmedByAny()) {
                onAny.add(watch);
            } else {
                rule.arming()
                        .trigger()
                        .forEach(type -> byType.computeIfAbsent(type, t -> new ArrayList<>())
                                .add(watch));
            }
        }

        private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
            return day == null ? null : day.atStartOfDay(zone).toInstant();
        }

        private static Instant later(Instant a, @Nullable Instant b) {
            return b != null && b.isAfter(a) ? b : a;
        }

        void close() {
            byType.values().forEach(watches -> watches.addAll(onAny));
        }

        List<Watch> triggeredBy(String type) {
            List<Watch> watches = byType.get(type);
            return watches != null ? watches : onAny.isEmpty() ? NONE : onAny;
        }
    }

    /** One timeline on the desk. */
    private static final class Sitting {
        private final Desk desk;
        private final Scene scene;
        private final List<Draft> drafts = new ArrayList<>();
        private final @Nullable Draft[] last;
        private final boolean[] done;
        private final Map<List<@Nullable Object>, Draft> lastByMatch = new HashMap<>(0);

        Sitting(Desk desk, Scene scene) {
            this.desk = desk;
            this.scene = scene;
            this.last = new @Nullable Draft[desk.all.size()];
            this.done = new boolean[desk.all.size()];
        }

        Verdict verdict() {
            for (TimelineFact fact : scene.seen) {
                for (Watch watch : desk.triggeredBy(fact.type())) {
                    consider(watch, fact);
                }
            }
            Instant next = scene.timeline.nextAfter(scene.asOf());
            Instant held = null;
            List<Duty> duties = new ArrayList<>(drafts.size());
            for (Draft draft : drafts) {
                duties.add(draft.duty());
                next = earlier(next, draft.nextCheck);
                held = earlier(held, draft.heldUntil);
            }
            return new Verdict(List.copyOf(duties), next, held);
        }

        private void consider(Watch watch, TimelineFact fact) {
            switch (watch.rule().kind()) {
                case COUNT, SILENCE, STATISTICAL -> once(watch);
                default -> arm(watch, fact);
            }
        }

        private void once(Watch watch) {
            if (!done[watch.number()]) {
                done[watch.number()] = true;
                Rule.Count count = watch.rule().count();
                Rule.Statistic statistic = watch.rule().statistic();
                if (count != null) {
                    drafts.addAll(new WindowJudge(scene, watch, count).judge());
                } else if (statistic != null) {
                    drafts.addAll(new PeerJudge(scene, watch, statistic).judge());
                } else {
                    drafts.addAll(new SilenceJudge(scene, watch).judge());
                }
            }
        }

        private void arm(Watch watch, TimelineFact fact) {
            Arming arming = watch.rule().arming();
            Draft before = before(watch, fact);
            boolean free = before == null
                    || arming.rearm() == Rearm.EACH
                    || (arming.rearm() == Rearm.SETTLED && isSettled(before, fact.occurredAt()));
            Outcome armed = free ? watch.isArmedBy(fact, scene) : Outcome.FALSE;
            if (armed == Outcome.FALSE) {
                return;
            }
            if (armed == Outcome.UNKNOWN) {
                drafts.add(new Draft(watch.rule(), scene.timeline, fact, fact.orgPath())
                        .unknown("when: " + arming.when()));
                return;
            }
            Draft draft = new AnswerJudge(scene, watch.calendars(), watch.rule(), fact).judge();
            if (draft == null) {
                return;
            }
            if (before != null && arming.supersedes()) {
                supersede(before, fact);
            }
            drafts.add(draft);
            remember(watch, fact, draft);
        }

        private static boolean isSettled(Draft draft, Instant at) {
            return draft.settledAt != null && !draft.settledAt.isAfter(at);
        }

        private static void supersede(Draft before, TimelineFact fact) {
            Instant due = before.due == null ? null : before.due.instant();
            boolean pending = before.settledAt == null || before.settledAt.isAfter(fact.occurredAt());
            if (pending && (due == null || !fact.occurredAt().isAfter(due))) {
                before.brokenAt = null;
                before.severity = null;
                before.remediedAt = null;
                before.metBy = null;
                before.withdrawalProposedBy = null;
                before.warnings = List.of();
                before.because = null;
                before.nextCheck = null;
                before.heldUntil = null;
                before.voided(fact);
                before.state = State.VOID;
            }
        }

        private @Nullable Draft before(Watch watch, TimelineFact fact) {
            return watch.rule().arming().match().isEmpty()
                    ? last[watch.number()]
                    : lastByMatch.get(matchKey(watch, fact));
        }

        private void remember(Watch watch, TimelineFact fact, Draft draft) {
            if (watch.rule().arming().match().isEmpty()) {
                last[watch.number()] = draft;
            } else {
                lastByMatch.put(matchKey(watch, fact), draft);
            }
        }

        private static List<@Nullable Object> matchKey(Watch watch, TimelineFact fact) {
            List<@Nullable Object> key = new ArrayList<>();
            key.add(watch.number());
            for (String field : watch.rule().arming().match()) {
                key.add(fact.fields().get(field));
            }
            return key;
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        return a == null || (b != null && b.isBefore(a)) ? b : a;
    }
}
