package org.firstbutton.supervision.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.supervision.HeartbeatFact.SourceBeat;
import org.firstbutton.contract.supervision.HeartbeatFact.SourceRegistered;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 数据源簿 — registered sources, the spans in which they beat, and the watermarks they claimed. */
@ApplicationScoped
public class Sources {
    private static final int KEPT_WATERMARKS = 200;

    /**
     * A source as registered.
     *
     * @param kind {@code LIVE}, {@code CONNECTOR} or {@code EXPORT}
     * @param beatSeconds how often it promised to beat, in seconds
     * @param graceSeconds how late its records may arrive before a duty is called broken, in seconds
     */
    public record Source(
            String id,
            String kind,
            String orgPath,
            int beatSeconds,
            int graceSeconds,
            @Nullable Instant lastBeatAt) {

        public boolean isExport() {
            return kind.equals("EXPORT");
        }

        public boolean isConnector() {
            return kind.equals("CONNECTOR");
        }

        /** Silence looks like compliance, so after three missed beats nothing is concluded from it. */
        public boolean isSilentAt(Instant now) {
            return isConnector()
                    && lastBeatAt != null
                    && lastBeatAt.plusSeconds(Math.max(60L, 3L * beatSeconds)).isBefore(now);
        }
    }

    /** A stretch of time in which a source beat without a pause of a minute or more. */
    public record Span(String firstBeat, String lastBeat, Instant from, Instant to) {}

    public void register(Handle handle, Envelope envelope, SourceRegistered registered) {
        handle.createUpdate("""
                        insert into source (id, kind, org_path, beat_seconds, grace_seconds)
                        values (:id, :kind, :orgPath, :beat, :grace)
                        on conflict (id) do update set kind = excluded.kind, org_path = excluded.org_path,
                            beat_seconds = excluded.beat_seconds, grace_seconds = excluded.grace_seconds
                        """)
                .bind("id", registered.source())
                .bind("kind", registered.kind())
                .bind("orgPath", envelope.orgPath())
                .bind("beat", registered.beatSeconds())
                .bind("grace", registered.graceSeconds())
                .execute();
    }

    public void beat(Handle handle, Envelope envelope, SourceBeat beat) {
        OffsetDateTime at = time(envelope.occurredAt());
        int extended = handle.createUpdate("""
                        update source_span set to_at = :at, last_beat = :beat
                        where source = :source and to_at <= :at and to_at > cast(:at as timestamptz) - interval '1 minute'
                        """)
                .bind("at", at)
                .bind("beat", envelope.id())
                .bind("source", beat.source())
                .execute();
        if (extended == 0) {
            handle.createUpdate("""
                            insert into source_span (source, first_beat, last_beat, from_at, to_at)
                            values (:source, :beat, :beat, :at, :at) on conflict do nothing
                            """)
                    .bind("source", beat.source())
                    .bind("beat", envelope.id())
                    .bind("at", at)
                    .execute();
        }
        handle.createUpdate("update source set last_beat_at = greatest(last_beat_at, :at) where id = :source")
                .bind("at", at)
                .bind("source", beat.source())
                .execute();
        claim(handle, beat, time(envelope.recordedAt()));
    }

    private static void claim(Handle handle, SourceBeat beat, OffsetDateTime recordedAt) {
        handle.createUpdate("""
                        insert into source_watermark (source, watermark, recorded_at)
                        values (:source, :watermark, :recordedAt) on conflict do nothing
                        """)
                .bind("source", beat.source())
                .bind("watermark", time(beat.watermark()))
                .bind("recordedAt", recordedAt)
                .execute();
        handle.createUpdate("""
                        delete from source_watermark where source = :source and recorded_at < (
                            select recorded_at from source_watermark where source = :source
                            order by recorded_at desc offset :kept limit 1)
                        """)
                .bind("source", beat.source())
                .bind("kept", KEPT_WATERMARKS)
                .execute();
    }

    public Map<String, Source> all(Handle handle) {
        return handle
                .createQuery("select id, kind, org_path, beat_seconds, grace_seconds, last_beat_at from source")
                .map((row, context) -> new Source(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getInt(5),
                        instant(row.getObject(6, OffsetDateTime.class))))
                .stream()
                .collect(Collectors.toMap(Source::id, source -> source));
    }

    public Map<String, List<Span>> spans(Handle handle, Collection<String> sources) {
        return handle
                .createQuery("""
                        select source, first_beat::text, last_beat::text, from_at, to_at from source_span
                        where source = any (:sources) order by source, from_at
                        """)
                .bindArray("sources", String.class, sources.toArray())
                .map((row, context) -> Map.entry(
                        row.getString(1),
                        new Span(
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, OffsetDateTime.class).toInstant(),
                                row.getObject(5, OffsetDateTime.class).toInstant())))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
