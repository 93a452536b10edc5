package org.firstbutton.contract;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 信封 — what every fact carries besides its own fields.
 *
 * @param id UUIDv7 of the fact; UUIDv8 made of time, type and content where another system's record is taken over
 * @param type short wire name, for example {@code alert.dispatched}
 * @param source registered source that recorded the fact; {@code firstbutton} for what people enter here
 * @param occurredAt business time
 * @param recordedAt when the source system wrote it down; never later than its arrival here
 * @param matter correlation key: the first alert's id, else the case's; the Kafka key
 * @param orgPath responsible organisation, ASCII, ends in {@code /}: {@code HB/JZ/SS/U017/}
 * @param actor who did it
 * @param aggregate id of the alert, case, finding … that the fact belongs to
 * @param version 1, 2, 3 … without a gap within (aggregate, epoch)
 * @param epoch raised by one when a database was restored from a backup
 * @param corrects id of the fact that this one replaces; history is never overwritten
 */
public record Envelope(
        UUID id,
        String type,
        String source,
        Instant occurredAt,
        Instant recordedAt,
        String matter,
        String orgPath,
        Actor actor,
        String aggregate,
        long version,
        int epoch,
        @Nullable UUID corrects) {}
