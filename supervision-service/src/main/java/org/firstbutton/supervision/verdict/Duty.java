package org.firstbutton.supervision.verdict;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.calendar.DueDate;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.Rule.Answer;
import org.jspecify.annotations.Nullable;

/**
 * 职责 — what one rule demands of one subject since one fact, and how that stands.
 *
 * @param episode id of the fact that armed it, with {@code #part} where the rule has parts
 * @param orgPath the organisation it falls on
 * @param due the due date and how it was counted; none without a term
 * @param warnings when which part of the term is used up; only while the duty is open
 * @param brokenAt when it was broken, in the states BREACHED and MET_LATE
 * @param withdrawalProposedBy a fact recorded too late that claims an earlier time; a person decides
 * @param evidence ids of the facts used
 * @param figures what was computed, where a rule compares figures
 * @param because what kept the judge from knowing, in the state UNKNOWN
 */
public record Duty(
        Rule rule,
        String subjectKind,
        String subject,
        String episode,
        String orgPath,
        State state,
        Instant startedAt,
        @Nullable DueDate due,
        List<Warning> warnings,
        @Nullable Instant brokenAt,
        @Nullable Severity severity,
        @Nullable String metBy,
        @Nullable Instant remediedAt,
        @Nullable String voidedBy,
        @Nullable String withdrawalProposedBy,
        List<String> evidence,
        Map<String, String> figures,
        @Nullable String because) {

    /** 职责状态 — HELD and UNKNOWN accuse nobody. */
    public enum State {
        PENDING,
        AT_RISK,
        MET,
        MET_LATE,
        BREACHED,
        SUSPENDED,
        VOID,
        HELD,
        UNKNOWN
    }

    /** 预警 */
    public record Warning(int percent, Instant at) {}

    public String ruleId() {
        return rule.id();
    }

    public @Nullable Instant dueAt() {
        return due == null ? null : due.instant();
    }

    public boolean isFinding() {
        return state == State.BREACHED || state == State.MET_LATE;
    }

    public UUID findingId() {
        return findingId(rule.id(), subjectKind, subject, episode);
    }

    /** The same duty always makes the same finding, so raising it twice is impossible. */
    public static UUID findingId(String ruleId, String subjectKind, String subject, String episode) {
        String name = "firstbutton:finding\n" + ruleId + "\n" + subjectKind + "\n" + subject + "\n" + episode;
        return Generators.nameBasedGenerator(com.fasterxml.uuid.impl.NameBasedGenerator.NAMESPACE_URL)
                .generate(name);
    }

    /** What would have met it: the types of facts, with their conditions. */
    public String awaited() {
        if (rule.mismatch() != null) {
            return rule.mismatch().mustHold().text();
        }
        return rule.expect().stream()
                .map(entry -> entry.stream().map(Answer::toString).collect(Collectors.joining(" | ")))
                .collect(Collectors.joining(" & "));
    }

    /** A duty in the making. */
    static final class Draft implements Sitting.Earlier {
        final Rule rule;
        final String subjectKind;
        final String subject;
        final String episode;
        final String orgPath;
        final Instant startedAt;
        final List<String> evidence = new ArrayList<>(2);
        State state = State.PENDING;

        @Nullable
        DueDate due;

        List<Warning> warnings = List.of();

        @Nullable
        Instant brokenAt;

        @Nullable
        Severity severity;

        @Nullable
        String metBy;

        @Nullable
        Instant remediedAt;

        @Nullable
        String voidedBy;

        @Nullable
        Instant settledAt;

        @Nullable
        String withdrawalProposedBy;

        @Nullable
        String because;

        @Nullable
        Instant nextCheck;

        @Nullable
        Instant heldUntil;

        Map<String, String> figures = Map.of();

        /** Whether its term was over or the thing done before this instant, so that a later notice cannot move it. */
        boolean isClosedBefore(Instant moment) {
            Instant end = due == null ? null : due.instant();
            return (settledAt != null && settledAt.isBefore(moment)) || (end != null && end.isBefore(moment));
        }

        Draft(Rule rule, Timeline timeline, TimelineFact armedBy, String orgPath) {
            this(rule, timeline.kind(), timeline.key(), timeline.firstIdOf(armedBy), orgPath, armedBy.occurredAt());
            evidence.add(armedBy.id());
        }

        /** @param first what names the episode within the rule's part */
        Draft(Rule rule, String subjectKind, String subject, String first, String orgPath, Instant startedAt) {
            this.rule = rule;
            this.subjectKind = subjectKind;
            this.subject = subject;
            this.episode = rule.part().isEmpty() ? first : first + "#" + rule.part();
            this.orgPath = orgPath;
            this.startedAt = startedAt;
        }

        /** @param settling whether a fact that is still on its way could clear it */
        Draft brokenAtOnce(Scene scene, TimelineFact by, boolean settling) {
            Viewpoint.Gate gate = settling ? scene.view.gate(by.source(), by.occurredAt()) : Viewpoint.Gate.OPEN;
            switch (gate) {
                case SILENT -> unknownWhileSilent(scene, by, by.occurredAt());
                case BEHIND -> held(scene, by, by.occurredAt());
                case OPEN -> {
                    state = State.BREACHED;
                    brokenAt = by.occurredAt();
                    severity = rule.severity();
                }
            }
            return this;
        }

        void held(Scene scene, TimelineFact by, Instant due) {
            state = State.HELD;
            heldUntil = lookAgainOnceTold(scene, by, due);
        }

        /** Once the source has spoken again, somebody must look: no new fact will bring the timeline back. */
        void unknownWhileSilent(Scene scene, TimelineFact by, Instant due) {
            unknown("source " + by.source() + " is silent");
            lookAgainOnceTold(scene, by, due);
        }

        private Instant lookAgainOnceTold(Scene scene, TimelineFact by, Instant due) {
            Instant needed = due.plus(scene.view.of(by.source()).grace());
            Instant soon = scene.asOf().plusNanos(AnswerJudge.NEXT_TICK);
            nextCheck(needed.isAfter(soon) ? needed : soon);
            return needed;
        }

        Draft unknown(String why) {
            state = State.UNKNOWN;
            because = why;
            return this;
        }

        Draft met(TimelineFact by) {
            state = State.MET;
            metBy = by.id();
            settledAt = by.occurredAt();
            evidence.add(by.id());
            return this;
        }

        Draft voided(TimelineFact by) {
            state = State.VOID;
            voidedBy = by.id();
            settledAt = by.occurredAt();
            evidence.add(by.id());
            return this;
        }

        /** A new trigger closes the duty if it was still open. */
        void supersededBy(TimelineFact fact) {
            Instant end = due == null ? null : due.instant();
            boolean pending = settledAt == null || settledAt.isAfter(fact.occurredAt());
            if (pending && (end == null || !fact.occurredAt().isAfter(end))) {
                brokenAt = null;
                severity = null;
                remediedAt = null;
                metBy = null;
                withdrawalProposedBy = null;
                warnings = List.of();
                because = null;
                nextCheck = null;
                heldUntil = null;
                voided(fact);
            }
        }

        void nextCheck(Instant at) {
            nextCheck = nextCheck == null || at.isBefore(nextCheck) ? at : nextCheck;
        }

        Duty duty() {
            return new Duty(
                    rule,
                    subjectKind,
                    subject,
                    episode,
                    orgPath,
                    state,
                    startedAt,
                    due,
                    warnings,
                    brokenAt,
                    severity,
                    metBy,
                    remediedAt,
                    voidedBy,
                    withdrawalProposedBy,
                    List.copyOf(evidence),
                    figures,
                    because);
        }
    }
}
