package org.firstbutton.localrun.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * 账本 — how many facts there are by source, topic and day, and a checksum of their ids. It sums up by itself what the
 * clients were told, so that a service's own digest is held against something the service did not compute.
 */
final class Books {
    private final Map<Grain, Tally> tallies = new TreeMap<>();

    /** @param day of the event, in UTC */
    record Grain(String source, String topic, String day) implements Comparable<Grain> {
        @Override
        public int compareTo(Grain other) {
            return toString().compareTo(other.toString());
        }
    }

    /** @param checksum XOR over the ids, as 64 bits */
    record Tally(long count, long checksum) {
        private Tally plus(Tally other) {
            return new Tally(count + other.count, checksum ^ other.checksum);
        }
    }

    static Books of(JsonNode digest, Predicate<Grain> wanted) {
        Books books = new Books();
        digest.path("digests").forEach(line -> {
            Grain grain = new Grain(
                    line.path("source").asText(),
                    line.path("topic").asText(),
                    line.path("day").asText());
            if (wanted.test(grain)) {
                long checksum = Long.parseUnsignedLong(line.path("checksum").asText(), 2);
                books.add(grain, new Tally(line.path("count").asLong(), checksum));
            }
        });
        return books;
    }

    void enter(Grain grain, UUID fact) {
        add(grain, new Tally(1, fact.getMostSignificantBits() ^ Long.rotateLeft(fact.getLeastSignificantBits(), 1)));
    }

    void addAll(Books others) {
        others.tallies.forEach(this::add);
    }

    private void add(Grain grain, Tally tally) {
        tallies.merge(grain, tally, Tally::plus);
    }

    long count() {
        return tallies.values().stream().mapToLong(Tally::count).sum();
    }

    /** Every grain in which the two differ, said in words; nothing where they are the same. */
    List<String> differences(String ours, Books other, String theirs) {
        TreeSet<Grain> all = new TreeSet<>(tallies.keySet());
        all.addAll(other.tallies.keySet());
        List<String> differences = new ArrayList<>();
        for (Grain grain : all) {
            @Nullable Tally here = tallies.get(grain);
            @Nullable Tally there = other.tallies.get(grain);
            if (here == null || !here.equals(there)) {
                differences.add(grain + ": " + ours + " " + here + ", " + theirs + " " + there);
            }
        }
        return differences;
    }
}
