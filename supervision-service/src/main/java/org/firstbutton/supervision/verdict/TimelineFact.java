package org.firstbutton.supervision.verdict;

import java.time.Instant;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 时间线上的事实 — one fact as the judge sees it.
 *
 * @param corrects id of the fact that this one replaces
 * @param fields values as {@link org.firstbutton.supervision.rules.Vocabulary#read} makes them: long, double, boolean,
 *     text, instant, list or map; absent fields are absent, never null
 */
public record TimelineFact(
        String id,
        String type,
        String source,
        Instant occurredAt,
        Instant recordedAt,
        String matter,
        String orgPath,
        String actorId,
        String actorRole,
        String aggregate,
        @Nullable String corrects,
        Map<String, Object> fields,
        @Nullable Provenance provenance) {

    /** 出处 — where the fact stood on Kafka. */
    public record Provenance(String topic, int partition, long offset) {}

    /** Whether both say the same in these fields; a field that one of the two lacks is no disagreement. */
    boolean agrees(TimelineFact other, List<String> names) {
        for (String name : names) {
            Object here = fields.get(name);
            Object there = other.fields.get(name);
            if (here != null && there != null && !here.equals(there)) {
                return false;
            }
        }
        return true;
    }

    /** The fact as conditions see it: its fields and its envelope in one map, without copying either. */
    Map<String, Object> view() {
        return new View(this);
    }

    private static final class View extends AbstractMap<String, Object> {
        private final TimelineFact fact;

        View(TimelineFact fact) {
            this.fact = fact;
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            Object own = fact.fields.get(key);
            return own == null ? envelope(String.valueOf(key)) : own;
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return fact.fields.containsKey(key) || envelope(String.valueOf(key)) != null;
        }

        private @Nullable Object envelope(String key) {
            return switch (key) {
                case "id" -> fact.id;
                case "type" -> fact.type;
                case "source" -> fact.source;
                case "occurredAt" -> fact.occurredAt;
                case "recordedAt" -> fact.recordedAt;
                case "orgPath" -> fact.orgPath;
                case "actor" -> Map.of("id", fact.actorId, "role", fact.actorRole);
                default -> null;
            };
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return new HashMap<>(fact.fields).entrySet();
        }
    }
}
