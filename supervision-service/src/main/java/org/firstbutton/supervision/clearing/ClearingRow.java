package org.firstbutton.supervision.clearing;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 清结周期 — one organisation, one period.
 *
 * @param openItems how many were unclear at the cut-off; none before the sweep
 * @param explained how many of them have a reason
 */
@Schema(name = "Clearing", description = "清结周期 — one organisation's day, month or quarter and how far its clearing is")
public record ClearingRow(
        UUID id,
        @Schema(examples = "HB/JZ/SS/U001/") String unit,
        OrgLevel level,
        Cycle cycle,
        String cycleZh,
        String cycleEn,
        @Schema(examples = "2026-11-22") String period,
        State state,
        String stateZh,
        String stateEn,
        Instant endsAt,
        Instant sweepAt,
        Instant signBy,
        @Nullable Instant sweptAt,
        @Nullable Integer openItems,
        int explained,
        @Nullable String signedBy,
        @Nullable Instant signedAt,
        @Nullable String reportedBy,
        @Nullable Instant reportedAt,
        @Nullable String reportedTo,
        long version) {

    /** 状态 — b12. */
    @Schema(name = "ClearingState")
    public enum State {
        OPEN("进行中", "running"),
        CUT_OFF("已截止", "cut off"),
        SWEPT("已清扫", "swept"),
        EXPLAINED("已说明", "explained"),
        SIGNED("已签字", "signed"),
        REPORTED("已上报", "reported");

        private final String zh;
        private final String en;

        State(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    /** 待清扫 — a cycle whose time has come. */
    record Due(UUID id, String orgPath, Cycle cycle, String period, Instant from, Instant endsAt) {}

    /** 清单一行 — one open item and why it was carried over. */
    @Schema(name = "ClearingItem", description = "未清事项 — what is unclear, and why it was carried over")
    public record Item(
            int no,
            ItemKind kind,
            String kindZh,
            String kindEn,
            String ref,
            @Nullable String number,
            @Nullable String ruleId,
            @Nullable String severity,
            Instant since,
            @Nullable CarryOver reason,
            @Nullable String reasonZh,
            @Nullable String reasonEn,
            @Nullable String owner,
            @Nullable Instant until,
            @Nullable String note,
            @Nullable String explainedBy) {}
}
