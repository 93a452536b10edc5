package org.firstbutton.supervision.sampling;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 抽查结果 — what may be said of all alerts of the period, at 95 %.
 *
 * @param count estimated number at fault in all strata; null where one was not looked at
 * @param agreement of two reviewers; null where nothing was reviewed twice
 */
@Schema(name = "SampleReport")
public record SampleReport(
        UUID sample,
        boolean finished,
        int alerts,
        int drawn,
        int looked,
        List<Layer> strata,
        @Nullable Double count,
        @Nullable Interval interval,
        @Nullable Twice agreement,
        List<Recall> recall) {

    /**
     * 分层结果 — {@code atFault} and {@code interval} (of the number in the stratum) once the audit is finished; {@code
     * call}: what the stop rule says, null where the stratum is too small for one.
     */
    @Schema(name = "SampleStratumResult")
    public record Layer(
            String unit,
            String category,
            Stratum.Layer layer,
            int alerts,
            int drawn,
            int looked,
            @Nullable Integer atFault,
            @Nullable Interval interval,
            StopRule.@Nullable Call call) {}

    /** 一致性 — {@code interval} of the share on which two agree; {@code kappa}: Cohen's, null if it says nothing. */
    @Schema(name = "SampleAgreement")
    public record Twice(
            int rated,
            double observed,
            Interval interval,
            @Nullable Double kappa) {}

    /** 召回率 — of one rule; {@code recall} null where some of what it had flagged, or had not, was not looked at. */
    @Schema(name = "SampleRecall")
    public record Recall(String rule, @Nullable Double recall, Interval interval) {}
}
