/** 执法巡查 — what inspectors look at and in which units: schemes, visits in pairs, coverage, one alert one inspection. */
@Room(knows = {"roster", "finding", "rulebook"})
@NullMarked
package org.firstbutton.supervision.inspection;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
