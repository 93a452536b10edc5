package org.firstbutton.contract;

import org.firstbutton.contract.accountability.AccountabilityFact;
import org.firstbutton.contract.alert.AlertFact;
import org.firstbutton.contract.bodycam.BodycamFact;
import org.firstbutton.contract.casework.CaseFact;
import org.firstbutton.contract.citizen.CitizenFact;
import org.firstbutton.contract.custody.CustodyFact;
import org.firstbutton.contract.external.ExternalFact;
import org.firstbutton.contract.measure.MeasureFact;
import org.firstbutton.contract.property.PropertyFact;
import org.firstbutton.contract.rectification.RectificationFact;
import org.firstbutton.contract.review.ReviewFact;
import org.firstbutton.contract.scoring.ScoreFact;
import org.firstbutton.contract.supervision.FindingFact;
import org.firstbutton.contract.supervision.HeartbeatFact;
import org.firstbutton.contract.supervision.RuleFact;
import org.firstbutton.contract.supervision.WarningFact;
import org.firstbutton.contract.telemetry.TelemetryFact;
import org.jspecify.annotations.Nullable;

/**
 * 主题 — the Kafka topics. Fact topics are keyed by matter over {@link #FACT_PARTITIONS} partitions, so one replica
 * owns a matter on all of them; all topics use {@code LogAppendTime}, because imported history carries old times.
 */
public enum Topic {
    ALERT_EVENTS("alert-events", AlertFact.class),
    UNIT_TELEMETRY("unit-telemetry", TelemetryFact.class),
    BODYCAM_EVENTS("bodycam-events", BodycamFact.class),
    CASE_EVENTS("case-events", CaseFact.class),
    REVIEW_EVENTS("review-events", ReviewFact.class),
    CUSTODY_EVENTS("custody-events", CustodyFact.class),
    PROPERTY_EVENTS("property-events", PropertyFact.class),
    CITIZEN_EVENTS("citizen-events", CitizenFact.class),
    RECTIFICATION_EVENTS("rectification-events", RectificationFact.class),
    ACCOUNTABILITY_EVENTS("accountability-events", AccountabilityFact.class),
    MEASURE_EVENTS("measure-events", MeasureFact.class),
    EXTERNAL_EVENTS("external-events", ExternalFact.class),
    SUPERVISION_WARNINGS("supervision-warnings", WarningFact.class),
    SUPERVISION_FINDINGS("supervision-findings", FindingFact.class),
    /** Findings of ladder E4 before a person confirmed them; neither units nor scoring may read it. */
    SUPERVISION_FINDINGS_INTEGRITY("supervision-findings-integrity", null),
    SUPERVISION_RULES("supervision-rules", RuleFact.class),
    HEARTBEATS("heartbeats", HeartbeatFact.class),
    /** Low watermarks of the services' relays; each consumer replica reads all of them. */
    RELAY_BEATS("relay-beats", null),
    SCORE_EVENTS("score-events", ScoreFact.class);

    public static final int FACT_PARTITIONS = 12;

    private final String wireName;
    private final @Nullable Class<? extends Fact> family;

    Topic(String wireName, @Nullable Class<? extends Fact> family) {
        this.wireName = wireName;
        this.family = family;
    }

    public String wireName() {
        return wireName;
    }

    /** The sealed family that this topic carries by default; none for the integrity topic. */
    public @Nullable Class<? extends Fact> family() {
        return family;
    }

    /** Whether facts of this type travel here unless their sender says otherwise. */
    boolean carries(Class<? extends Fact> type) {
        return family != null && family.isAssignableFrom(type);
    }

    public int partitions() {
        return this == HEARTBEATS || this == RELAY_BEATS ? 1 : FACT_PARTITIONS;
    }
}
