package org.firstbutton.supervision.ladder;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstbutton.chassis.access.Roles;
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
        private static final Involved NOBODY = new Involved(Set.of(), false);
    }

    Involved involvedIn(Handle handle, FindingRow row) {
        return row.draft().integrity()
                ? new Involved(actors(handle, row), restsOnAChief(handle, row))
                : Involved.NOBODY;
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

    private static Set<String> actors(Handle handle, FindingRow row) {
        return Set.copyOf(
                handle.createQuery("select distinct actor from timeline_fact where id = any (cast(:ids as uuid[]))")
                        .bindArray("ids", String.class, row.draft().evidence().toArray())
                        .mapTo(String.class)
                        .list());
    }

    private static boolean restsOnAChief(Handle handle, FindingRow row) {
        return handle.createQuery("""
                        select exists (select 1 from timeline_fact
                            where id = any (cast(:ids as uuid[])) and actor_role = any (:chiefs))
                        """)
                .bindArray("ids", String.class, row.draft().evidence().toArray())
                .bindArray("chiefs", String.class, CHIEFS.toArray())
                .mapTo(Boolean.class)
                .one();
    }
}
