package org.firstbutton.chassis.recording;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.UUID;

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

    /** A fact of this thing: the same type, time and data are the same fact. */
    public static UUID ofFact(UUID aggregate, String type, String occurredAt, String canonicalData) {
        return named(aggregate, type + "\n" + occurredAt + "\n" + canonicalData);
    }

    private static UUID named(String name) {
        return named(NameBasedGenerator.NAMESPACE_URL, name);
    }

    private static UUID named(UUID namespace, String name) {
        return Generators.nameBasedGenerator(namespace).generate(name);
    }
}
