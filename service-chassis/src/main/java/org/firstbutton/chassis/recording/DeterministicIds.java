package org.firstbutton.chassis.recording;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;

/**
 * 确定性标识 — UUIDv5 names that every service works out alone, so that two of them mean the same thing without asking
 * each other, and that a record sent twice is recognised.
 */
public final class DeterministicIds {
    private DeterministicIds() {}

    /** The id of what a source system calls by this number. */
    public static UUID of(String source, String number) {
        return named("firstbutton:" + source + "\n" + number);
    }

    /** The same for things of another kind, whose numbers may repeat those of {@link #of(String, String)}. */
    public static UUID of(String kind, String source, String number) {
        return named("firstbutton:" + kind + ":" + source + "\n" + number);
    }

    /**
     * A fact of this thing: the same type, time and data are the same fact. The id starts with the time and the type's
     * place in the contract, as UUIDv8 allows, so that facts of one instant keep the order of the life they belong to:
     * classified before reclassified, feedback before closing.
     */
    public static UUID ofFact(UUID aggregate, String type, String occurredAt, String canonicalData) {
        UUID name = named(aggregate, type + "\n" + occurredAt + "\n" + canonicalData);
        long millis = Math.max(0, Instant.parse(occurredAt).toEpochMilli()) & 0xFFFF_FFFF_FFFFL;
        long high = millis << 16 | 0x8000L | (placeOf(type) & 0xFFFL);
        return new UUID(high, name.getLeastSignificantBits());
    }

    // Its place within its own family: a new fact at a family's end leaves every known id as it is.
    private static int placeOf(String type) {
        Class<? extends Fact> known = FactTypes.byName(type)
                .orElseThrow(() -> new IllegalArgumentException("no fact is called " + type));
        Class<?>[] family = Objects.requireNonNull(FactTypes.topicOf(known).family()).getPermittedSubclasses();
        return Arrays.asList(family).indexOf(known);
    }

    private static UUID named(String name) {
        return named(NameBasedGenerator.NAMESPACE_URL, name);
    }

    private static UUID named(UUID namespace, String name) {
        return Generators.nameBasedGenerator(namespace).generate(name);
    }
}
