package org.firstbutton.intake.export;

import java.util.List;
import org.firstbutton.chassis.recording.StatedFact;

/** 外部警情记录 — one alert as another system recorded it. */
public record StatedRecord(String number, String orgPath, List<StatedFact> facts) {}
