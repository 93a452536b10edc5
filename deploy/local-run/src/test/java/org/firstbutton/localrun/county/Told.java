package org.firstbutton.localrun.county;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.firstbutton.contract.Fact;
import org.firstbutton.localrun.county.story.Chronicle.Statement;

/** One alert with its case, or one caller's alerts, in the order of business time: what the mini-checks look at. */
record Told(String subject, List<Statement> statements) {

    Told {
        statements = statements.stream()
                .sorted(Comparator.comparing(Statement::occurredAt))
                .toList();
    }

    /** A fact of the wanted kind and when it happened. */
    record Happened<F extends Fact>(F fact, Instant at) {}

    <F extends Fact> Stream<Happened<F>> all(Class<F> type) {
        return statements.stream()
                .filter(statement -> type.isInstance(statement.fact()))
                .map(statement -> new Happened<>(type.cast(statement.fact()), statement.occurredAt()));
    }

    <F extends Fact> Optional<Happened<F>> first(Class<F> type) {
        return all(type).findFirst();
    }

    boolean has(Class<? extends Fact> type) {
        return first(type).isPresent();
    }

    /** Whether one of these follows {@code from} within {@code limit}, the limit included. */
    <F extends Fact> boolean within(Instant from, Duration limit, Class<F> type, Predicate<F> which) {
        return until(from, from.plus(limit), type, which);
    }

    <F extends Fact> boolean until(Instant from, Instant due, Class<F> type, Predicate<F> which) {
        return all(type)
                .anyMatch(one -> which.test(one.fact())
                        && !one.at().isBefore(from)
                        && !one.at().isAfter(due));
    }
}
