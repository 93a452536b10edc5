package org.firstbutton.casework.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.firstbutton.casework.casefile.CaseState;
import org.firstbutton.chassis.database.Transactions;
import org.jdbi.v3.core.Handle;

/**
 * 保管 — what stands against dropping the papers of a matter. It is asked as the consumer, who sees every organisation:
 * another unit's case of the same matter counts too, though the caller may not see it.
 */
@ApplicationScoped
public class Retention {
    // Areas and dossiers themselves have no end that anybody waits for.
    private static final String OPEN = """
            select m.matter,
                   exists (select 1 from case_record c where c.matter = m.matter and not c.state = any (:ends))
                       or exists (select 1 from proceeding p
                                  where p.matter = m.matter and not p.ended and p.procedure <> 'dossiers') as is_open,
                   exists (select 1 from open_finding f where f.matter = m.matter) as is_kept
            from unnest(:matters) as m(matter)
            """;

    private final Transactions transactions;

    Retention(Transactions transactions) {
        this.transactions = transactions;
    }

    /** 障碍 */
    public enum Obstacle {
        /** A case of the matter has not ended, or a measure, a visit or an item of property in it. */
        OPEN_MATTER,
        /** Supervision has not done with it; no more is said. */
        KEPT
    }

    /** What stands against dropping each of these matters; empty where nothing does. */
    public Map<String, Set<Obstacle>> obstacles(List<String> matters) {
        return transactions.asConsumer(handle -> obstacles(handle, matters));
    }

    private static Map<String, Set<Obstacle>> obstacles(Handle handle, List<String> matters) {
        String[] ends = Arrays.stream(CaseState.values())
                .filter(CaseState::isFinal)
                .map(CaseState::name)
                .toArray(String[]::new);
        return handle
                .createQuery(OPEN)
                .bind("ends", ends)
                .bind("matters", matters.stream().distinct().toArray(String[]::new))
                .map((row, context) -> {
                    Set<Obstacle> obstacles = new TreeSet<>();
                    if (row.getBoolean("is_open")) {
                        obstacles.add(Obstacle.OPEN_MATTER);
                    }
                    if (row.getBoolean("is_kept")) {
                        obstacles.add(Obstacle.KEPT);
                    }
                    return Map.entry(row.getString("matter"), obstacles);
                })
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
    }
}
