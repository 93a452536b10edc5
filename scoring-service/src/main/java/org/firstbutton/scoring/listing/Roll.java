package org.firstbutton.scoring.listing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.procedure.ProceedingFacts;
import org.firstbutton.chassis.procedure.ProceedingFacts.FactView;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 榜单现状 — a list as its facts tell it.
 *
 * @param entries what stands on it or once stood on it
 * @param undecided entries with an objection that is not decided
 * @param scored entries whose officer was scored
 */
record Roll(String list, String period, Map<String, Entry> entries, Set<String> undecided, Set<String> scored) {

    /**
     * 榜上条目
     *
     * @param struck taken off before it was published, by an objection
     * @param removedAt when it was taken off afterwards
     */
    record Entry(
            String entry,
            String side,
            int place,
            boolean struck,
            @Nullable Instant removedAt) {
        boolean stands() {
            return !struck && removedAt == null;
        }
    }

    static Roll of(Handle handle, UUID id) {
        Roll roll = new Roll("", "", new LinkedHashMap<>(), new HashSet<>(), new HashSet<>());
        for (FactView fact :
                ProceedingFacts.ofAggregates(handle, List.of(id.toString())).items()) {
            roll = roll.after(fact);
        }
        return roll;
    }

    private Roll after(FactView fact) {
        JsonNode data = fact.data();
        String entry = data.path("entry").asText();
        switch (fact.type()) {
            case "list.drafted" -> {
                add(data.path("best"), "BEST");
                add(data.path("worst"), "WORST");
                return new Roll(data.path("list").asText(), data.path("period").asText(), entries, undecided, scored);
            }
            case "list.objected" -> undecided.add(entry);
            case "list.objection-decided" -> {
                undecided.remove(entry);
                if (data.path("upheld").asBoolean()) {
                    entries.computeIfPresent(
                            entry, (any, was) -> new Entry(was.entry(), was.side(), was.place(), true, null));
                }
            }
            case "list.entry-scored" -> scored.add(entry);
            case "list.entry-removed" ->
                entries.computeIfPresent(
                        entry, (any, was) -> new Entry(was.entry(), was.side(), was.place(), false, fact.occurredAt()));
            default -> {
                return this;
            }
        }
        return this;
    }

    private void add(JsonNode names, String side) {
        for (int at = 0; at < names.size(); at++) {
            String name = names.get(at).asText();
            entries.put(name, new Entry(name, side, at + 1, false, null));
        }
    }

    int standing(String side) {
        return (int) entries.values().stream()
                .filter(entry -> entry.side().equals(side) && entry.stands())
                .count();
    }
}
