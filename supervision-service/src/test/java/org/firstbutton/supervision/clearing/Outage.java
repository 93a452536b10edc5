package org.firstbutton.supervision.clearing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertClosed;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.supervision.watch.BrokerPen;

/** An outage that began a minute before a quarter ended, long enough ago that its signatures are overdue. */
record Outage(Instant end) {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    static Outage overAQuartersEnd(Transactions transactions) {
        Instant now = transactions.asConsumer(DatabaseClock::now);
        Period running = Period.containing(Cycle.QUARTER, now.minus(Duration.ofDays(11)), SHANGHAI);
        return new Outage(running.from(SHANGHAI));
    }

    /** The period that ended. */
    String label(Cycle cycle) {
        return Period.containing(cycle, end.minusSeconds(1), SHANGHAI).label();
    }

    /** Two alerts at one station, one of them never closed, and one at another, closed on the stroke. */
    String oneAlertLeftOpen(BrokerPen pen, String unit, String other) {
        Instant noon = end.minus(Duration.ofHours(12));
        pen.by("c-taker", "CALL_TAKER").at(unit);
        String open = received(pen, noon);
        pen.fact(
                open,
                "firstbutton",
                noon.plusSeconds(5),
                noon.plusSeconds(5),
                new AlertClassified("THEFT", null, 3, true, true, true, true, null, "URBAN", null, null));
        closed(pen, received(pen, noon), noon.plusSeconds(60));
        pen.at(other);
        closed(pen, received(pen, noon), end);
        return open;
    }

    private static String received(BrokerPen pen, Instant at) {
        String matter = UUID.randomUUID().toString();
        pen.fact(matter, "firstbutton", at, at, new AlertReceived("PHONE_110", "C-1", null, null, null, null));
        return matter;
    }

    private static void closed(BrokerPen pen, String matter, Instant at) {
        pen.fact(matter, "firstbutton", at, at, new AlertClosed("c-chief", "DONE", null));
    }

    /** As if nobody had looked since: the organisations are known, their cycles are not opened. */
    void begins(Transactions transactions, String... organisations) {
        transactions.asConsumer(handle -> handle.createUpdate("""
                        insert into clearing_unit (org_path, since, opened_until)
                        select path, :then, :then from unnest(cast(:paths as text[])) as p (path)
                        on conflict (org_path) do update set opened_until = excluded.opened_until
                        """)
                .bind("then", Clearings.utc(end.minus(Duration.ofMinutes(1))))
                .bindArray("paths", String.class, (Object[]) organisations)
                .execute());
    }
}
