package org.firstbutton.supervision.clearing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.supervision.timeline.StoredFact;
import org.jspecify.annotations.Nullable;

/**
 * 清扫 — what is unclear about one matter at a cut-off. Pure: a run that was missed and is made good later gives the same
 * list from the same facts. What happened on the stroke of the cut-off ends a matter in time, and begins one too late.
 */
final class Sweep {
    static final Set<String> ALERT_OPENS = Set.of("alert.received", "alert.reopened", "alert.unmerged");
    static final Set<String> ALERT_ENDS =
            Set.of("alert.closed", "alert.invalidated", "alert.withdrawn", "alert.merged", "diversion.accepted");
    static final Set<String> INDICATES = Set.of("alert.classified", "feedback.submitted", "alert.reclassified");
    static final Set<String> DECISIONS = Set.of("case.accepted", "case.not-accepted", "case.filed", "case.not-filed");
    static final Set<String> CASE_OPENS = Set.of("case.accepted", "case.filed");
    static final Set<String> CASE_ENDS = Set.of("case.closed", "case.withdrawn", "case.terminated", "case.transferred");
    static final Set<String> PROPERTY_OPENS =
            Set.of("property.extracted", "property.sealed", "property.preserved", "property.frozen");
    static final Set<String> PROPERTY_ENDS = Set.of("property.released", "property.disposed");
    static final Duration OLD = Duration.ofDays(90);

    private static final String CARRIED = "alert.carried-over";
    private static final String SIGNED = "clearing.carried-over";
    private static final String RECLASSIFIED = "alert.reclassified";
    private static final Set<String> LEFT_OUT = Set.of("alert.invalidated", "alert.merged", "alert.withdrawn");
    private static final Comparator<StoredFact> ORDER = Comparator.comparing(StoredFact::occurredAt)
            .thenComparing(StoredFact::recordedAt)
            .thenComparing(StoredFact::id);

    private final Cycle cycle;
    private final Instant from;
    private final Instant cutOff;
    private final ZoneId zone;

    Sweep(Cycle cycle, Instant from, Instant cutOff, ZoneId zone) {
        this.cycle = cycle;
        this.from = from;
        this.cutOff = cutOff;
        this.zone = zone;
    }

    /** 警案 — a matter with all of its facts. */
    record Matter(String key, @Nullable String number, List<StoredFact> facts) {}

    List<Unclear> unclear(Matter matter) {
        List<StoredFact> known = known(matter.facts());
        Stream<Unclear> found = switch (cycle) {
            case DAY -> alert(matter, known);
            case MONTH -> undecided(matter, known);
            case QUARTER ->
                Stream.of(
                                undecided(matter, known),
                                oldCase(matter, known),
                                reclassified(matter, known),
                                property(matter, known))
                        .flatMap(each -> each);
        };
        return found.toList();
    }

    private List<StoredFact> known(List<StoredFact> facts) {
        Set<String> corrected = facts.stream()
                .map(StoredFact::corrects)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return facts.stream()
                .filter(fact -> !corrected.contains(fact.id()))
                .filter(fact -> fact.occurredAt().isBefore(cutOff) || endsOnTheStroke(fact))
                .sorted(ORDER)
                .toList();
    }

    private boolean endsOnTheStroke(StoredFact fact) {
        return fact.occurredAt().equals(cutOff)
                && Stream.of(ALERT_ENDS, DECISIONS, CASE_ENDS, PROPERTY_ENDS)
                        .anyMatch(ends -> ends.contains(fact.type()));
    }

    private Stream<Unclear> alert(Matter matter, List<StoredFact> known) {
        StoredFact opened = openSince(known, type(ALERT_OPENS), type(ALERT_ENDS));
        if (opened == null || isCarriedOver(known, opened)) {
            return Stream.empty();
        }
        return Stream.of(Unclear.ofMatter(ItemKind.ALERT, matter.key(), matter, opened.occurredAt()));
    }

    /** Once, until the end of the day that was named; as ALT-19 has it. */
    private boolean isCarriedOver(List<StoredFact> known, StoredFact opened) {
        return known.stream()
                .filter(fact -> isCarrying(fact) && ORDER.compare(fact, opened) > 0)
                .findFirst()
                .map(fact -> until(fact.data().path("until")))
                .filter(until -> until.isAfter(cutOff))
                .isPresent();
    }

    /** By the unit's chief alone before the cut-off, or by a signature under the list of the day. */
    private static boolean isCarrying(StoredFact fact) {
        return fact.type().equals(CARRIED)
                || (fact.type().equals(SIGNED)
                        && fact.data().path("cycle").asText().equals(Cycle.DAY.name()));
    }

    private Instant until(JsonNode stated) {
        Instant until = CloudEventJson.MAPPER.convertValue(stated, Instant.class);
        LocalDate day = LocalDate.ofInstant(until, zone);
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private Stream<Unclear> undecided(Matter matter, List<StoredFact> known) {
        if (known.stream().anyMatch(type(DECISIONS)) || known.stream().anyMatch(type(LEFT_OUT))) {
            return Stream.empty();
        }
        StoredFact last = null;
        for (StoredFact fact : known) {
            if (INDICATES.contains(fact.type()) && fact.data().has("caseIndicated")) {
                boolean indicated = fact.data().path("caseIndicated").asBoolean();
                last = !indicated ? null : last == null ? fact : last;
            }
        }
        return last == null
                ? Stream.empty()
                : Stream.of(Unclear.ofMatter(ItemKind.UNDECIDED, matter.key(), matter, last.occurredAt()));
    }

    private Stream<Unclear> oldCase(Matter matter, List<StoredFact> known) {
        StoredFact opened = openSince(known, type(CASE_OPENS), type(CASE_ENDS));
        return opened == null || opened.occurredAt().plus(OLD).isAfter(cutOff)
                ? Stream.empty()
                : Stream.of(Unclear.ofMatter(ItemKind.OLD_CASE, matter.key(), matter, opened.occurredAt()));
    }

    private Stream<Unclear> reclassified(Matter matter, List<StoredFact> known) {
        return known.stream()
                .filter(fact ->
                        fact.type().equals(RECLASSIFIED) && !fact.occurredAt().isBefore(from))
                .limit(1)
                .map(fact -> Unclear.ofMatter(ItemKind.RECLASSIFIED, matter.key(), matter, fact.occurredAt()));
    }

    private Stream<Unclear> property(Matter matter, List<StoredFact> known) {
        Map<String, List<StoredFact>> items = known.stream()
                .filter(fact -> fact.data().path("propertyId").isTextual())
                .collect(Collectors.groupingBy(
                        fact -> fact.data().path("propertyId").asText(), TreeMap::new, Collectors.toList()));
        List<Unclear> kept = new ArrayList<>();
        items.forEach((item, facts) -> {
            StoredFact opened = openSince(facts, type(PROPERTY_OPENS), type(PROPERTY_ENDS));
            if (opened != null) {
                kept.add(Unclear.ofMatter(ItemKind.PROPERTY, item, matter, opened.occurredAt()));
            }
        });
        return kept.stream();
    }

    /** The fact since which it is open without a break; none if it is not. */
    private static @Nullable StoredFact openSince(
            List<StoredFact> known, Predicate<StoredFact> opens, Predicate<StoredFact> ends) {
        StoredFact since = null;
        for (StoredFact fact : known) {
            if (ends.test(fact)) {
                since = null;
            } else if (since == null && opens.test(fact)) {
                since = fact;
            }
        }
        return since;
    }

    private static Predicate<StoredFact> type(Set<String> types) {
        return fact -> types.contains(fact.type());
    }
}
