package org.firstbutton.supervision.matter;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.supervision.finding.FindingView;
import org.firstbutton.supervision.timeline.StoredFact;
import org.jspecify.annotations.Nullable;

/**
 * 一警一档 — everything about one matter.
 *
 * @param number the source's own number, where it has one
 * @param unit whose it was last
 * @param facts those recorded in the caller's organisations; the marks speak of all of them
 * @param calls other calls of the same caller or place
 * @param findings what was found in it, whatever became of it
 */
@Schema(name = "Matter", description = "一警一档 — one alert or case from the first call to its end")
public record MatterView(
        @Schema(examples = "af51c382-079b-59b6-bf28-a712f8b2d67c")
        String matter,

        @Schema(examples = "JJ202611030417") @Nullable String number,
        @Schema(examples = "HB/JZ/SS/U017/") String unit,
        Instant asOf,
        List<Mark> steps,
        List<Mark> links,
        List<Mark> musts,
        List<MatterFact> facts,
        List<LinkedCall> calls,
        List<FindingView> findings) {

    /** 事实 — {@code provenance}: where on the broker it stands. */
    @Schema(name = "MatterFact")
    public record MatterFact(
            String id,
            String type,
            String source,
            Instant occurredAt,
            Instant recordedAt,
            Instant receivedAt,
            String orgPath,
            String actor,
            String actorRole,
            @Nullable String corrects,
            String provenance,

            @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
            JsonNode data) {
        static MatterFact of(StoredFact fact) {
            return new MatterFact(
                    fact.id(),
                    fact.type(),
                    fact.source(),
                    fact.occurredAt(),
                    fact.recordedAt(),
                    fact.receivedAt(),
                    fact.orgPath(),
                    fact.actor(),
                    fact.actorRole(),
                    fact.corrects(),
                    fact.topic() + "/" + fact.partition() + "@" + fact.offset(),
                    fact.data());
        }
    }

    /** 关联报警 — {@code by}: {@code CALLER} or {@code PLACE}, by which the two belong together. */
    @Schema(name = "LinkedCall")
    public record LinkedCall(
            String by, String matter, @Nullable String number, String unit, Instant receivedAt) {}

    /**
     * 一警一行 — one matter of the list.
     *
     * @param came when it first came to one of the caller's organisations
     */
    @Schema(name = "MatterLine")
    public record Line(
            String matter,
            @Nullable String number,
            String unit,
            Instant came,
            @Nullable String category,
            List<Mark> steps,
            int findings) {}

    /** 一页 — newest first; {@code nextCursor} is absent on the last. */
    @Schema(name = "MatterPage")
    public record Page(List<Line> items, @Nullable String nextCursor) {}
}
