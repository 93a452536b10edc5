package org.firstbutton.scoring;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.util.List;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.alert.AlertFact.AlertDispatched;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.supervision.FindingFact.FindingConfirmed;
import org.firstbutton.contract.supervision.FindingFact.FindingRaised;
import org.jspecify.annotations.Nullable;

/** Facts as the other services would tell them. */
public final class FactsFixture {
    public static final String UNIT = "HB/JZ/SS/U017/";
    public static final Instant BROKEN = Instant.parse("2026-11-03T13:41:10Z");

    private FactsFixture() {}

    /** A fact about a finding, alert …, the nth of its aggregate. */
    public static RecordedFact told(Fact fact, String aggregate, long version, String orgPath, Instant at) {
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                FactTypes.nameOf(fact.getClass()),
                "firstbutton",
                at,
                at,
                aggregate,
                orgPath,
                new Actor("supervision-service", "SYSTEM"),
                aggregate,
                version,
                1,
                null);
        return new RecordedFact(envelope, fact);
    }

    /** A fact on another aggregate than its matter, told by somebody. */
    public static RecordedFact told(
            Fact fact, String matter, String aggregate, long version, String orgPath, Instant at, String actor) {
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                FactTypes.nameOf(fact.getClass()),
                "firstbutton",
                at,
                at,
                matter,
                orgPath,
                new Actor(actor, "SYSTEM"),
                aggregate,
                version,
                1,
                null);
        return new RecordedFact(envelope, fact);
    }

    public static FindingRaised raised(String finding, String rule, String severity) {
        return new FindingRaised(
                finding,
                rule,
                "national-alerts/1",
                severity,
                "E1",
                "alert",
                "a-1",
                "e-1",
                BROKEN,
                BROKEN,
                BROKEN,
                List.of());
    }

    public static FindingConfirmed confirmed(
            String finding, String rule, String severity, String unit, @Nullable String officer) {
        return new FindingConfirmed(finding, rule, severity, "a-1", unit, officer, BROKEN, "现场核实", null);
    }

    public static AlertReceived received() {
        return new AlertReceived("PHONE_110", null, null, true, null, null);
    }

    public static AlertDispatched dispatchedTo(String unit) {
        return new AlertDispatched("d-1", unit, List.of(), null, null);
    }
}
