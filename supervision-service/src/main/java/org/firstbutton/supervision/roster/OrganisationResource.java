package org.firstbutton.supervision.roster;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.paper.PaperOffices;
import org.jdbi.v3.core.Handle;

/** 机构接口 — the caller's organisations as a tree: who watches in each, and what is open there. */
@Path("/api/v1/organisations")
@Tag(name = "roster", description = "岗位名册 Roster")
@RolesAllowed({
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.BUREAU_LEADER,
    Roles.SUPERVISION_COMMITTEE
})
public class OrganisationResource {
    private static final String SOURCES = "select org_path, count(*) from source group by 1";
    private static final String OPEN = "select org_path, count(*) from finding where status = 'RAISED' group by 1";

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Roster roster;
    private final PaperOffices offices;

    OrganisationResource(CurrentCaller caller, Transactions transactions, Roster roster, PaperOffices offices) {
        this.caller = caller;
        this.transactions = transactions;
        this.roster = roster;
        this.offices = offices;
    }

    /** 层级 — how deep the organisation stands (§7). */
    public enum Level {
        PROVINCE,
        CITY,
        COUNTY,
        STATION;

        static Level of(String orgPath) {
            int depth = (int) orgPath.chars().filter(each -> each == '/').count();
            return values()[Math.min(depth, values().length) - 1];
        }
    }

    /** 岗位 — a role, and how many hold it there now or stand in for its holder. */
    public record Post(String role, long people) {}

    /**
     * 机构
     *
     * @param posts roles held in this organisation itself
     * @param sources systems that report for it
     * @param open findings of this organisation itself that wait to be verified, as far as the caller sees them
     * @param openWithin the same with all organisations below it
     */
    public record Organisation(
            @Schema(examples = "HB/JZ/SS/") String orgPath,
            Level level,
            String name,
            List<Post> posts,
            long sources,
            long open,
            long openWithin) {}

    /** All of them, each after the one above it. */
    public record Organisations(List<Organisation> items) {}

    @GET
    @Operation(
            operationId = "listOrganisations",
            summary = "机构 / The caller's organisations, their posts and what is open there")
    public Organisations list() {
        Caller reader = caller.get();
        return transactions.inScopeOf(reader, handle -> {
            Map<String, List<Post>> posts = posts(roster.allWithin(handle, null, DatabaseClock.now(handle)));
            Map<String, Long> sources = counted(handle, SOURCES);
            Map<String, Long> open = counted(handle, OPEN);
            TreeSet<String> paths = new TreeSet<>();
            Stream.of(posts.keySet(), sources.keySet(), open.keySet())
                    .flatMap(Collection::stream)
                    .forEach(known -> addWithThoseAbove(paths, known));
            return new Organisations(paths.stream()
                    .filter(reader::covers)
                    .map(path -> new Organisation(
                            path,
                            Level.of(path),
                            offices.name(path),
                            posts.getOrDefault(path, List.of()),
                            sources.getOrDefault(path, 0L),
                            open.getOrDefault(path, 0L),
                            within(open, path)))
                    .toList());
        });
    }

    private static void addWithThoseAbove(Collection<String> paths, String known) {
        for (int end = known.indexOf('/'); end >= 0; end = known.indexOf('/', end + 1)) {
            paths.add(known.substring(0, end + 1));
        }
    }

    private static long within(Map<String, Long> open, String path) {
        return open.entrySet().stream()
                .filter(each -> each.getKey().startsWith(path))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, List<Post>> posts(List<PostHolder> holders) {
        Map<String, TreeMap<String, Long>> people = holders.stream()
                .collect(groupingBy(PostHolder::orgPath, groupingBy(PostHolder::role, TreeMap::new, counting())));
        Map<String, List<Post>> posts = new TreeMap<>();
        people.forEach((path, roles) -> posts.put(
                path,
                roles.entrySet().stream()
                        .map(role -> new Post(role.getKey(), role.getValue()))
                        .toList()));
        return posts;
    }

    private static Map<String, Long> counted(Handle handle, String query) {
        Map<String, Long> counts = new TreeMap<>();
        handle.createQuery(query)
                .map((row, context) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        return counts;
    }
}
