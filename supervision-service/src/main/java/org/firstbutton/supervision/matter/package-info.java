/**
 * 一警一档 — one alert or case from the first call to its end, as supervision knows it: its facts, how far it came by the
 * eight steps, the seven links and the six musts, and what was found on the way.
 */
@Room(knows = {"timeline", "finding", "calendar", "rules", "verdict", "watch"})
@NullMarked
package org.firstbutton.supervision.matter;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
