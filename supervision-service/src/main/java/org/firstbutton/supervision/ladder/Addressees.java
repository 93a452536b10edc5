package org.firstbutton.supervision.ladder;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.supervision.finding.FindingDraft;
import org.firstbutton.supervision.finding.FindingRow;
import org.firstbutton.supervision.ladder.Ladder.Addressee;
import org.firstbutton.supervision.roster.PostHolder;
import org.firstbutton.supervision.roster.Roster;
import org.jdbi.v3.core.Handle;

/** 告知谁 — finds the people behind the posts of a rung; nobody is told of an integrity finding that rests on his own acts. */
@ApplicationScoped
class Addressees {
    private static final List<String> CHIEFS = List.of(Roles.UNIT_CHIEF, Roles.BUREAU_LEADER);

    private final Roster roster;

    Addressees(Roster roster) {
        this.roster = roster;
    }

    /** Whoever had a part in what an integrity finding rests on, and whether one of them is a chief. */
    record Involved(Set<String> people, boolean chief) {
        static final Involved NOBODY = new Involved(Set.of(), false);
    }

    /** By finding; nobody of those that are not about integrity, which are left out. */
    Map<UUID, Involved> involvedIn(Handle handle, Collection<FindingRow> rows) {
        List<Map.Entry<UUID, String>> grounds = rows.stream()
                .map(FindingRow::draft)
                .filter(FindingDraft::integrity)
                .flatMap(draft -> draft.evidence().stream().map(fact -> Map.entry(draft.id(), fact)))
                .toList();
        if (grounds.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery("""
                        select g.finding, array_agg(distinct f.actor), bool_or(f.actor_role = any (:chiefs))
                        from unnest(:findings, cast(:facts as uuid[])) as g (finding, fact)
                        join timeline_fact f on f.id = g.fact group by g.finding
                        """)
                .bindArray("chiefs", String.class, CHIEFS.toArray())
                .bindArray(
                        "findings",
                        UUID.class,
                        grounds.stream().map(Map.Entry::getKey).toArray())
                .bindArray(
                        "facts",
                        String.class,
                        grounds.stream().map(Map.Entry::getValue).toArray())
                .map((row, context) -> Map.entry(
                        row.getObject(1, UUID.class),
                        new Involved(Set.of((String[]) row.getArray(2).getArray()), row.getBoolean(3))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Who holds which posts at this instant, as far as it was asked before. */
    record Known(Instant now, Map<List<String>, List<PostHolder>> holders) {}

    List<String> people(Handle handle, FindingRow row, Involved involved, List<Addressee> tell, Known known) {
        List<String> posts = posts(row, involved, tell);
        return known.holders().computeIfAbsent(posts, any -> holding(handle, posts, known.now())).stream()
                .filter(holder -> posts.contains(holder.role() + "@" + holder.orgPath()))
                .filter(holder -> !involved.people().contains(holder.person()))
                .filter(holder ->
                        holder.actingFor() == null || !involved.people().contains(holder.actingFor()))
                .map(PostHolder::person)
                .toList();
    }

    private List<PostHolder> holding(Handle handle, List<String> posts, Instant now) {
        Set<String> roles = posts.stream().map(post -> post.split("@", 2)[0]).collect(Collectors.toSet());
        Set<String> orgs = posts.stream().map(post -> post.split("@", 2)[1]).collect(Collectors.toSet());
        return roster.holding(handle, roles, orgs, now);
    }

    /** Each as {@code role@organisation}. */
    static List<String> posts(FindingRow row, Involved involved, List<Addressee> tell) {
        return tell.stream()
                .map(each -> involved.chief() ? each.oneLevelUp() : each)
                .map(each -> each.role() + "@" + each.level().of(row.draft().orgPath()))
                .distinct()
                .toList();
    }
}
