/** 出证 — puts together and signs the evidence of a finding on record, and writes down that it left the house. */
@Room(knows = {"evidence", "finding", "timeline", "watch", "rulebook", "rules", "verdict"})
@NullMarked
package org.firstbutton.supervision.exhibit;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
