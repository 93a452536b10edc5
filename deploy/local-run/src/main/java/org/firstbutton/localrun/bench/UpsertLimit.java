package org.firstbutton.localrun.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.firstbutton.supervision.verdict.TimelineFact;

/**
 * 写入上限 — the baseline of ingest: the same facts, already in memory, as one row of milestones per matter, 2,000 facts
 * a statement and transaction, on one connection to the same PostgreSQL. No parsing, no body, no index but the key, no
 * verdict: about as little as can be written of a stream that is to be looked up afterwards.
 */
final class UpsertLimit {
    private static final int AT_ONCE = 2_000;
    private static final List<String> TYPES = List.of(
            "alert.received",
            "alert.classified",
            "alert.dispatched",
            "dispatch.acknowledged",
            "unit.en-route",
            "unit.arrived",
            "unit.cleared",
            "feedback.submitted",
            "caller.informed",
            "alert.closed",
            "report.registered",
            "case.filed",
            "interview.held",
            "evidence.collected",
            "alert.carried-over",
            "callback.attempted",
            "disclosure.published");

    private final BenchSystem system;

    private UpsertLimit(BenchSystem system) {
        this.system = system;
    }

    static UpsertLimit prepared(BenchSystem system) throws SQLException {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < TYPES.size(); i++) {
            columns.append(", m").append(i).append(" bigint");
        }
        try (Connection owner = system.database("supervision", "owner");
                Statement statement = owner.createStatement()) {
            statement.execute("create schema bench");
            statement.execute("create table bench.milestone (matter text primary key" + columns + ")");
            statement.execute("create table bench.reached (part int primary key, off bigint not null)");
        }
        return new UpsertLimit(system);
    }

    /** Facts per second. */
    double run(List<TimelineFact> facts) throws SQLException {
        try (Connection owner = system.database("supervision", "owner");
                PreparedStatement upsert = owner.prepareStatement(upsert());
                PreparedStatement reached = owner.prepareStatement("insert into bench.reached values (0, ?)"
                        + " on conflict (part) do update set off = excluded.off")) {
            owner.setAutoCommit(false);
            long since = System.nanoTime();
            for (int from = 0; from < facts.size(); from += AT_ONCE) {
                write(upsert, facts.subList(from, Math.min(facts.size(), from + AT_ONCE)));
                reached.setLong(1, from);
                reached.executeUpdate();
                owner.commit();
            }
            return facts.size() * 1e9 / (System.nanoTime() - since);
        }
    }

    private static void write(PreparedStatement upsert, List<TimelineFact> facts) throws SQLException {
        String[] matters = new String[facts.size()];
        Long[] milestones = new Long[facts.size()];
        Long[] instants = new Long[facts.size()];
        for (int i = 0; i < facts.size(); i++) {
            TimelineFact fact = facts.get(i);
            matters[i] = fact.matter();
            milestones[i] = (long) TYPES.indexOf(fact.type());
            instants[i] = fact.occurredAt().toEpochMilli();
        }
        Connection connection = upsert.getConnection();
        upsert.setArray(1, connection.createArrayOf("text", matters));
        upsert.setArray(2, connection.createArrayOf("bigint", milestones));
        upsert.setArray(3, connection.createArrayOf("bigint", instants));
        upsert.executeUpdate();
    }

    private static String upsert() {
        List<String> values = new ArrayList<>();
        List<String> renewals = new ArrayList<>();
        for (int i = 0; i < TYPES.size(); i++) {
            values.add("min(at) filter (where milestone = " + i + ")");
            renewals.add("m%1$d = coalesce(excluded.m%1$d, t.m%1$d)".formatted(i));
        }
        return "insert into bench.milestone as t select matter, " + String.join(", ", values)
                + " from unnest(?, ?, ?) as f (matter, milestone, at) group by matter"
                + " on conflict (matter) do update set " + String.join(", ", renewals);
    }
}
