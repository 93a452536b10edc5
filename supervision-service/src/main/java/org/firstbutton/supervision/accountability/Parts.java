package org.firstbutton.supervision.accountability;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Set;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.supervision.finding.Recusal;
import org.firstbutton.supervision.roster.Deputies;
import org.jdbi.v3.core.Handle;

/**
 * 回避 — nobody handles a matter about himself, decides on what he referred or proposed, or answers an appeal at the level
 * that decided.
 */
@ApplicationScoped
class Parts {
    private static final Set<String> NOT_WHO_PROPOSED = Set.of("clear", "decide", "suspend", "confine");
    private static final Set<String> ON_APPEAL = Set.of("uphold", "revoke");
    private static final Set<String> NOT_WHO_REFERRED = Set.of(
            "open-review",
            "determine-fault",
            "assess-tolerance",
            "clear",
            "decide",
            "suspend",
            "confine",
            "uphold",
            "revoke");

    private final Deputies deputies;

    Parts(Deputies deputies) {
        this.deputies = deputies;
    }

    /** Whether one of the two is the other or stands in for him. */
    boolean areOne(String one, String other) {
        return deputies.tiedTo(one).contains(other);
    }

    void requireImpartial(Handle handle, Caller caller, Proceeding before, Step step) {
        String me = caller.actorId();
        boolean mine = me.equals(before.subject());
        if (step.name().equals("appeal")) {
            if (!mine) {
                throw Refusal.forbiddenBy("b6: the officer himself appeals", "由本人申诉 / only he himself appeals");
            }
            return;
        }
        Set<String> selves = deputies.tiedTo(me);
        if (mine || (before.subject() != null && selves.contains(before.subject()))) {
            throw own("不得办理本人的追责 / nobody handles a matter about himself");
        }
        if (NOT_WHO_REFERRED.contains(step.name()) && recorded(handle, before, "accountability.referred", selves)) {
            throw own("移送人不得作出认定 / who referred it does not decide on it");
        }
        if (NOT_WHO_PROPOSED.contains(step.name()) && recorded(handle, before, "sanction.proposed", selves)) {
            throw own("建议人不得作出决定 / who proposed it does not decide on it");
        }
        if (ON_APPEAL.contains(step.name())) {
            requireAbove(caller, before);
        }
    }

    // At the top there is nobody above; there it is another person than the one who approved.
    private static void requireAbove(Caller caller, Proceeding before) {
        String decided = Objects.requireNonNull(before.said("office"));
        boolean top = decided.indexOf('/') == decided.length() - 1;
        if (!top
                && Recusal.office(caller, before.orgPath())
                                .orElseThrow(Refusal::notFound)
                                .length()
                        >= decided.length()) {
            throw Refusal.forbiddenBy(
                    "b6: an appeal is answered a level above", "申诉由上一级决定 / it was decided at " + decided);
        }
    }

    private static Refusal own(String why) {
        return Refusal.of(ProblemKind.SELF_APPROVAL, why);
    }

    private static boolean recorded(Handle handle, Proceeding of, String type, Set<String> officers) {
        return handle.createQuery("""
                        select exists (select from event_ledger
                                       where matter = :matter and aggregate = :id and type = :type
                                         and convert_from(payload, 'UTF8')::jsonb -> 'actor' ->> 'id' = any (:officers))
                        """)
                .bind("matter", of.matter())
                .bind("id", of.id().toString())
                .bind("type", type)
                .bindArray("officers", String.class, officers.toArray())
                .mapTo(Boolean.class)
                .one();
    }
}
