package org.firstbutton.supervision.sampling;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.contract.review.ReviewFact.SamplePlanned;
import org.firstbutton.supervision.finding.Recusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 评查任务 — each drawn alert with one reviewer, every so-manieth with a second who does not know of the first. */
@ApplicationScoped
class SampleItems {
    private final Recusal recusal;

    SampleItems(Recusal recusal) {
        this.recusal = recusal;
    }

    /** 评查任务 — says neither the layer nor what the rules found, so that the reviewer looks for himself. */
    @Schema(name = "SampleItem")
    record Item(
            UUID id,
            UUID sample,
            String alert,
            String unit,
            String category,
            @Nullable Verdict verdict,
            List<String> rules) {}

    /** 评查结论 */
    @Schema(name = "SampleVerdict")
    enum Verdict {
        IN_ORDER,
        AT_FAULT
    }

    /** One seat as the result reads it: {@code place} in its stratum's order, {@code seat} 1 or 2. */
    record Rated(
            Stratum stratum,
            int place,
            int seat,
            String alert,
            String reviewer,
            @Nullable Verdict verdict,
            List<String> rules) {}

    private record Seat(
            UUID id, UUID sample, String office, Stratum stratum, String alert, int place, int seat, String reviewer) {}

    /** Reviewers take turns; whoever had a part in an alert is passed over. */
    void assign(Handle handle, Proceeding sample, Draw draw, SamplePlanned plan) {
        List<String> alerts =
                draw.drawn().values().stream().flatMap(List::stream).toList();
        Map<String, Set<String>> parts = recusal.parts(alerts);
        List<Seat> seats = new ArrayList<>();
        int turn = 0;
        int number = 0;
        for (Stratum stratum : draw.drawn().keySet()) {
            int place = 0;
            for (String alert : draw.drawn().get(stratum)) {
                List<String> fit = fit(plan.reviewers(), turn++, parts.getOrDefault(alert, Set.of()), alert);
                boolean twice = number++ % plan.secondEvery() == 0;
                seats.add(seat(sample, stratum, alert, place, 1, fit.get(0)));
                if (twice && fit.size() > 1) {
                    seats.add(seat(sample, stratum, alert, place, 2, fit.get(1)));
                }
                place++;
            }
        }
        insert(handle, seats);
    }

    private static List<String> fit(List<String> reviewers, int turn, Set<String> involved, String alert) {
        List<String> fit = new ArrayList<>();
        for (int i = 0; i < reviewers.size(); i++) {
            String next = reviewers.get((turn + i) % reviewers.size());
            if (!involved.contains(next)) {
                fit.add(next);
            }
        }
        if (fit.isEmpty()) {
            throw Refusal.forbiddenBy(
                    "sampling: nobody reviews his own work", "评查人均为经办人 / all reviewers had a part in " + alert);
        }
        return fit;
    }

    private static Seat seat(Proceeding of, Stratum stratum, String alert, int place, int seat, String reviewer) {
        return new Seat(
                Generators.timeBasedEpochGenerator().generate(),
                of.id(),
                of.orgPath(),
                stratum,
                alert,
                place,
                seat,
                reviewer);
    }

    private static void insert(Handle handle, List<Seat> seats) {
        Rows.of(seats)
                .uuid(Seat::id)
                .uuid(Seat::sample)
                .text(Seat::office)
                .text(Seat::alert)
                .text(seat -> seat.stratum().unit())
                .text(seat -> seat.stratum().category())
                .text(seat -> seat.stratum().layer().name())
                .integer(Seat::place)
                .integer(Seat::seat)
                .text(Seat::reviewer)
                .execute(handle, """
                        insert into sample_item (id, sample, org_path, matter, unit, category, layer, place, seat, reviewer)
                        select cast(id as uuid), cast(sample as uuid), org_path, matter, unit, category, layer, place, seat,
                               reviewer
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as s (id, sample, org_path, matter, unit, category, layer,
                             place, seat, reviewer)
                        """);
    }

    /** What this reviewer has to look at, in the order of the draw; what he has looked at comes last. */
    List<Item> of(Handle handle, String reviewer, boolean open, int limit) {
        return handle.createQuery("""
                        select * from sample_item where reviewer = :reviewer and (verdict is null or not :open)
                        order by verdict is not null, sample, place, id limit :limit
                        """)
                .bind("reviewer", reviewer)
                .bind("open", open)
                .bind("limit", limit)
                .map((row, context) -> item(row))
                .list();
    }

    Optional<Item> lock(Handle handle, UUID id, String reviewer) {
        return handle.createQuery("select * from sample_item where id = :id and reviewer = :reviewer for update")
                .bind("id", id)
                .bind("reviewer", reviewer)
                .map((row, context) -> item(row))
                .findOne();
    }

    void rate(Handle handle, UUID id, Verdict verdict, List<String> rules, @Nullable String reason) {
        handle.createUpdate("""
                        update sample_item set verdict = :verdict, rules = :rules, reason = :reason, version = 2,
                               rated_at = clock_timestamp()
                        where id = :id
                        """)
                .bind("id", id)
                .bind("verdict", verdict.name())
                .bindArray("rules", String.class, rules.toArray())
                .bind("reason", reason)
                .execute();
    }

    List<Rated> rated(Handle handle, UUID sample) {
        return handle.createQuery("select * from sample_item where sample = :sample order by place, seat")
                .bind("sample", sample)
                .map((row, context) -> rated(row))
                .list();
    }

    int reviewed(Handle handle, UUID sample) {
        return handle.createQuery(
                        "select count(*) from sample_item where sample = :sample and seat = 1 and verdict is not null")
                .bind("sample", sample)
                .mapTo(Integer.class)
                .one();
    }

    private static @Nullable Verdict verdict(ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        return verdict == null ? null : Verdict.valueOf(verdict);
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getObject("id", UUID.class),
                row.getObject("sample", UUID.class),
                row.getString("matter"),
                row.getString("unit"),
                row.getString("category"),
                verdict(row),
                List.of((String[]) row.getArray("rules").getArray()));
    }

    private static Rated rated(ResultSet row) throws SQLException {
        return new Rated(
                new Stratum(
                        row.getString("unit"),
                        row.getString("category"),
                        Stratum.Layer.valueOf(row.getString("layer"))),
                row.getInt("place"),
                row.getInt("seat"),
                row.getString("matter"),
                row.getString("reviewer"),
                verdict(row),
                List.of((String[]) row.getArray("rules").getArray()));
    }
}
