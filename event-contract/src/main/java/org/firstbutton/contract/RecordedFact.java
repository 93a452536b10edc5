package org.firstbutton.contract;

/** A fact in its envelope. */
public record RecordedFact(Envelope envelope, Fact fact) {}
