package org.firstbutton.chassis.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import org.firstbutton.contract.RecordedFact;

/**
 * A fact as it arrived: what it says, its {@code data} as sent, and where in the log it stands.
 */
public record ArrivedFact(RecordedFact recorded, JsonNode data, String topic, int partition, long offset) {}
