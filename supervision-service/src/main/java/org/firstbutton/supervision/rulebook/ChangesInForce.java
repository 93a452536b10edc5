package org.firstbutton.supervision.rulebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.supervision.rules.PackReader;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 规则变更簿 — which pack has been live or in shadow under which name, each change a row; the last one counts. */
final class ChangesInForce {
    private static final String LAST = """
            select l.name, l.pack, p.file, p.yaml from (
                select distinct on (name) name, pack from pack_in_force where mode = :mode order by name, no desc) l
            left join rule_pack p on p.id = l.pack order by l.name
            """;

    private ChangesInForce() {}

    /** 影子中的规则包 */
    record Shadow(UUID pack, String file, String yaml) {}

    private record Last(
            String name,
            @Nullable UUID pack,
            @Nullable String file,
            @Nullable String yaml) {}

    static long version(Handle handle) {
        return handle.createQuery("select coalesce(max(no), 0) from pack_in_force")
                .mapTo(Long.class)
                .one();
    }

    /** What judges now: the shipped packs, replaced by name, and those that are only in the database. */
    static List<PackSet.Text> live(Handle handle, List<PackSet.Text> shipped) {
        Map<String, PackSet.Text> activated = new LinkedHashMap<>();
        for (Last last : last(handle, "LIVE")) {
            if (last.file() != null && last.yaml() != null) {
                activated.put(last.name(), new PackSet.Text(PackReader.read(last.file(), last.yaml()), last.yaml()));
            }
        }
        List<PackSet.Text> live = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (PackSet.Text text : shipped) {
            known.add(text.pack().name());
            live.add(activated.getOrDefault(text.pack().name(), text));
        }
        activated.forEach((name, text) -> {
            if (!known.contains(name)) {
                live.add(text);
            }
        });
        return live;
    }

    static List<Shadow> shadows(Handle handle) {
        List<Shadow> shadows = new ArrayList<>();
        for (Last last : last(handle, "SHADOW")) {
            if (last.pack() != null && last.file() != null && last.yaml() != null) {
                shadows.add(new Shadow(last.pack(), last.file(), last.yaml()));
            }
        }
        return shadows;
    }

    static void keep(Handle handle, PackSet.Text text) {
        handle.createUpdate("""
                        insert into shipped_pack (pack, sha256, yaml)
                        values (:pack, encode(sha256(convert_to(:yaml, 'UTF8')), 'hex'), :yaml) on conflict do nothing
                        """)
                .bind("pack", text.key())
                .bind("yaml", text.yaml())
                .execute();
    }

    static Optional<String> textOf(Handle handle, String pack) {
        return handle.createQuery("""
                        select yaml from (
                            select yaml, uploaded_at as since from rule_pack where name || '/' || version = :pack
                            union all select yaml, kept_at from shipped_pack where pack = :pack) kept
                        order by since desc limit 1
                        """).bind("pack", pack).mapTo(String.class).findOne();
    }

    private static List<Last> last(Handle handle, String mode) {
        return handle.createQuery(LAST)
                .bind("mode", mode)
                .map((row, context) ->
                        new Last(row.getString(1), row.getObject(2, UUID.class), row.getString(3), row.getString(4)))
                .list();
    }
}
