package org.firstbutton.scoring.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.scoring.scheme.Period;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 记录库 — the confirmed records, within what the caller may see. */
@ApplicationScoped
class RecordLibrary {
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final String PAGE = """
            select * from kept_record
            where (shared or :all or officer = :me)
              and (cast(:kind as text) is null or kind = :kind)
              and (cast(:officer as text) is null or officer = :officer)
              and (cast(:unit as text) is null or org_path ^@ cast(:unit as text))
              and (cast(:words as text) is null or position(lower(cast(:words as text)) in lower(
                       title || ' ' || coalesce(body, '') || ' ' || coalesce(answer, '') || ' ' || details::text)) > 0)
              and (cast(:start as timestamptz) is null or held_at >= cast(:start as timestamptz))
              and (cast(:end as timestamptz) is null or held_at < cast(:end as timestamptz))
              and (cast(:before as timestamptz) is null
                   or (confirmed_at, record_id) < (cast(:before as timestamptz), cast(:beforeId as uuid)))
            order by confirmed_at desc, record_id desc limit :limit
            """;
    private static final String SUMMARY = """
            select kind, count(*), coalesce(sum((details ->> 'participants')::numeric), 0)
            from kept_record
            where revoked_at is null and org_path ^@ :unit and held_at >= :start and held_at < :end
              and org_path ^@ any (string_to_array(current_setting('app.scope', true), ','))
            group by kind order by kind
            """;
    private static final String MISSING = """
            select a.org_path from score_account a
            where a.kind = 'UNIT' and a.org_path ^@ :unit
              and not exists (select 1 from score_account below
                              where below.kind = 'UNIT' and below.org_path ^@ a.org_path
                                and below.org_path <> a.org_path)
              and not exists (select 1 from kept_record r
                              where r.kind = :kind and (cast(:measure as text) is null or r.measure = :measure)
                                and r.revoked_at is null and r.org_path ^@ a.org_path
                                and r.held_at >= :start and r.held_at < :end)
            order by a.org_path
            """;

    /** Keeps a record; refused where the officer has the like already and it is had once. */
    void keep(Handle handle, KeptRecord kept, boolean once) {
        int rows = handle.createUpdate("""
                        insert into kept_record (record_id, kind, org_path, officer, title, body, answer, details, measure,
                                                 shared, once_key, held_at, confirmed_at, entered_by, confirmed_by)
                        values (:id, :kind, :orgPath, :officer, :title, :text, :answer, cast(:details as jsonb), :measure,
                                :shared, :onceKey, :heldAt, :confirmedAt, :enteredBy, :confirmedBy)
                        on conflict do nothing
                        """)
                .bind("id", kept.id())
                .bind("kind", kept.kind())
                .bind("orgPath", kept.orgPath())
                .bind("officer", kept.officer())
                .bind("title", kept.title())
                .bind("text", kept.text())
                .bind("answer", kept.answer())
                .bind("details", json(kept.details()))
                .bind("measure", kept.measure())
                .bind("shared", kept.shared())
                .bind("onceKey", once ? kept.officer() + "/" + kept.measure() : null)
                .bind("heldAt", utc(kept.heldAt()))
                .bind("confirmedAt", utc(kept.confirmedAt()))
                .bind("enteredBy", kept.enteredBy())
                .bind("confirmedBy", kept.confirmedBy())
                .execute();
        if (rows == 0) {
            throw Refusal.forbiddenBy(
                    "d2: a qualification counts once",
                    "该民警已有同一记录 / the officer has the same already: " + kept.measure());
        }
    }

    void revoke(Handle handle, UUID id, String by) {
        handle.execute(
                "update kept_record set revoked_at = clock_timestamp(), revoked_by = ? where record_id = ?", by, id);
    }

    /**
     * 检索 — what is looked for.
     *
     * @param all whether the caller reads the records of others
     */
    record Search(
            boolean all,
            String me,
            @Nullable String kind,
            @Nullable String officer,
            @Nullable String unit,
            @Nullable String words,
            @Nullable Period period) {}

    /** Newest first, those behind {@code before}. */
    List<KeptRecord> page(Handle handle, Search search, @Nullable Instant before, @Nullable UUID beforeId, int limit) {
        Period period = search.period();
        return handle.createQuery(PAGE)
                .bind("all", search.all())
                .bind("me", search.me())
                .bind("kind", search.kind())
                .bind("officer", search.officer())
                .bind("unit", search.unit())
                .bind("words", search.words())
                .bind("start", period == null ? null : period.start())
                .bind("end", period == null ? null : period.end())
                .bind("before", before == null ? null : utc(before))
                .bind("beforeId", beforeId)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** 一类合计 — {@code participants}: as far as the records of the kind say how many took part. */
    record Sum(String kind, long records, long participants) {}

    List<Sum> summary(Handle handle, Period period, String unit) {
        return handle.createQuery(SUMMARY)
                .bind("unit", unit)
                .bind("start", period.start())
                .bind("end", period.end())
                .map((row, context) ->
                        new Sum(Objects.requireNonNull(row.getString(1)), row.getLong(2), row.getLong(3)))
                .list();
    }

    /**
     * Units, not those that have units below them, that have no record of this kind in this time.
     *
     * @param measure only records of this measure count, for example {@code EQUIPMENT_BODY_CAMERA}
     */
    List<String> missing(Handle handle, String kind, @Nullable String measure, Period period, String unit) {
        return handle.createQuery(MISSING)
                .bind("kind", kind)
                .bind("measure", measure)
                .bind("unit", unit)
                .bind("start", period.start())
                .bind("end", period.end())
                .mapTo(String.class)
                .list();
    }

    private static KeptRecord read(ResultSet row) throws SQLException {
        OffsetDateTime revoked = row.getObject("revoked_at", OffsetDateTime.class);
        return new KeptRecord(
                row.getObject("record_id", UUID.class),
                Objects.requireNonNull(row.getString("kind")),
                Objects.requireNonNull(row.getString("org_path")),
                row.getString("officer"),
                Objects.requireNonNull(row.getString("title")),
                row.getString("body"),
                row.getString("answer"),
                fields(row.getString("details")),
                Objects.requireNonNull(row.getString("measure")),
                row.getBoolean("shared"),
                row.getObject("held_at", OffsetDateTime.class).toInstant(),
                row.getObject("confirmed_at", OffsetDateTime.class).toInstant(),
                row.getString("entered_by"),
                row.getString("confirmed_by"),
                revoked == null ? null : revoked.toInstant());
    }

    private static String json(Map<String, String> fields) {
        try {
            return CloudEventJson.MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> fields(String json) {
        try {
            return CloudEventJson.MAPPER.readValue(json, FIELDS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
