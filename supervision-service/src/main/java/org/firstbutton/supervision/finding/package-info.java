/** 问题 — findings and warnings: raised, confirmed, dismissed, withdrawn, listed and streamed. */
@Room(knows = {"timeline", "rules", "verdict", "calendar", "roster"})
@NullMarked
package org.firstbutton.supervision.finding;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
