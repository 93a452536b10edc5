package org.firstbutton.supervision.loop;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.alert.AlertFact.AlertReclassified;
import org.firstbutton.supervision.watch.BrokerPen;
import org.jspecify.annotations.Nullable;

/** Findings made the long way: facts on the broker in, the judge's findings out. */
public final class Findings implements AutoCloseable {
    static final String TAKER = "l-taker";

    private final BrokerPen pen =
            new BrokerPen(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    private final Instant start = Instant.now().minus(Duration.ofHours(30)).truncatedTo(ChronoUnit.SECONDS);

    /** Alerts that nobody was sent to: HIGH (ALT-05) at level 1, MEDIUM at level 3. */
    public List<String> left(int number, int level) {
        List<String> matters = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(number)
                .toList();
        matters.forEach(matter -> alert(matter, level));
        return matters.stream().map(matter -> await(matter, "ALT-05")).toList();
    }

    String high() {
        return left(1, 1).get(0);
    }

    String medium() {
        return left(1, 3).get(0);
    }

    /** An alert played down a minute after it was classified: INT-01, sealed. Answers its matter. */
    public String playedDown() {
        return playedDown(TAKER, "CALL_TAKER");
    }

    String playedDown(String by, String role) {
        String matter = UUID.randomUUID().toString();
        alert(matter, 1);
        pen.by(by, role)
                .fact(
                        matter,
                        "firstbutton",
                        start.plusSeconds(60),
                        start.plusSeconds(61),
                        new AlertReclassified("100600", "200200", 1, 3, null, null, "P1", null, null, null, null));
        return matter;
    }

    /** A grave alert classified then, to which nobody was sent; its minute ends after that. */
    String leftSince(Instant then) {
        String matter = UUID.randomUUID().toString();
        alert(matter, 1, then.truncatedTo(ChronoUnit.SECONDS).minusSeconds(5));
        return await(matter, "ALT-05");
    }

    private void alert(String matter, int level) {
        alert(matter, level, start);
    }

    private void alert(String matter, int level, Instant start) {
        pen.by(TAKER, "CALL_TAKER")
                .fact(
                        matter,
                        "firstbutton",
                        start,
                        start,
                        new AlertReceived("PHONE_110", "T-1", null, null, null, null));
        pen.fact(
                matter,
                "firstbutton",
                start.plusSeconds(5),
                start.plusSeconds(5),
                new AlertClassified("ROBBERY", null, level, true, true, true, false, null, "URBAN", null, null));
    }

    public String await(String subject, String rule) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            pen.watermark(Instant.now());
            return find(subject, rule) != null;
        });
        return java.util.Objects.requireNonNull(find(subject, rule));
    }

    private static @Nullable String find(String subject, String rule) {
        return Person.INSPECTOR
                .get("/api/v1/findings?rule=" + rule + "&subject=" + subject)
                .path("items[0].id");
    }

    /** Lets time pass for one proceeding: its deadline then lies this far from now. */
    public static void deadline(String proceeding, Duration fromNow) {
        String url = ConfigProvider.getConfig().getValue("DATABASE_URL", String.class);
        try (Connection owner = DriverManager.getConnection(url, "supervision_owner", "test");
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("alter table proceeding no force row level security");
            statement.execute("update proceeding set expires_at = now() + interval '" + fromNow.toSeconds()
                    + " seconds' where object = '" + proceeding.substring(proceeding.lastIndexOf('/') + 1) + "'");
            statement.execute("alter table proceeding force row level security");
            owner.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        pen.close();
    }
}
