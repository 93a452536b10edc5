package org.firstbutton.chassis.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.Topic;
import org.jspecify.annotations.Nullable;

/** 事实读取 — a stated fact into one of the contract, or a refusal that names the field at fault. */
public final class FactParser {
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);
    private static final int LONGEST_DATA = 64 * 1024;
    private static final int LONGEST_NAME = 100;
    // A mapper cannot be reconfigured once used, so the canonical form has one of its own.
    private static final ObjectMapper CANONICAL = canonical();

    private final Set<Topic> families;
    private final Caller caller;
    private final Instant now;

    /**
     * @param families the topics whose facts may be stated here
     * @param now the database's time
     */
    public FactParser(Set<Topic> families, Caller caller, Instant now) {
        this.families = families;
        this.caller = caller;
        this.now = now;
    }

    /**
     * @param at JSON pointer of the fact within the record, for the refusal
     */
    public ParsedFact parse(StatedFact stated, String at) {
        Class<? extends Fact> type = typeOf(stated.type(), at + "/type");
        Fact fact = fact(stated, type, at + "/data");
        String canonical = canonical(fact);
        if (canonical.length() > LONGEST_DATA) {
            throw Refusal.field(at + "/data", "is longer than " + LONGEST_DATA + " characters");
        }
        Instant occurredAt = instant(stated.occurredAt(), at + "/occurredAt");
        Instant recordedAt = stated.recordedAt() == null ? now : instant(stated.recordedAt(), at + "/recordedAt");
        return new ParsedFact(
                FactTypes.nameOf(type),
                fact,
                occurredAt,
                recordedAt.isAfter(now) ? now : recordedAt,
                actor(stated.actor(), at + "/actor"),
                canonical);
    }

    private Class<? extends Fact> typeOf(@Nullable String name, String at) {
        if (name == null) {
            throw Refusal.field(at, "is missing");
        }
        return FactTypes.byName(name)
                .filter(type -> families.contains(FactTypes.topicOf(type)))
                .orElseThrow(() -> Refusal.field(at, "is not a type of fact that is recorded here"));
    }

    private static Fact fact(StatedFact stated, Class<? extends Fact> type, String at) {
        return (Fact) StrictJson.read(stated.data(), type.asSubclass(Record.class), at);
    }

    private Actor actor(@Nullable Actor stated, String at) {
        if (stated == null) {
            return new Actor(caller.actorId(), caller.actingRole());
        }
        if (stated.id() == null || stated.role() == null) {
            throw Refusal.field(at, "needs id and role");
        }
        if (stated.id().length() > LONGEST_NAME || stated.role().length() > LONGEST_NAME) {
            throw Refusal.field(at, "id and role have at most " + LONGEST_NAME + " characters");
        }
        return stated;
    }

    private Instant instant(@Nullable String text, String at) {
        if (text == null) {
            throw Refusal.field(at, "is missing");
        }
        try {
            // The database keeps microseconds; a fact must read the same before and after.
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (instant.isAfter(now.plus(CLOCKS_DIFFER_BY))) {
                throw Refusal.field(at, "lies in the future");
            }
            return instant;
        } catch (DateTimeException unreadable) {
            throw Refusal.field(at, "a date and time with offset is expected (RFC 3339)");
        }
    }

    private static String canonical(Fact fact) {
        try {
            return CANONICAL.writeValueAsString(fact);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectMapper canonical() {
        ObjectMapper mapper = CloudEventJson.MAPPER.copy();
        mapper.setConfig(mapper.getSerializationConfig()
                .with(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS));
        return mapper;
    }
}
