/** 投诉信访 — complaints and petitions from their receipt to their settlement, with their clocks (b9). */
@Room(knows = {"alert", "reception"})
@NullMarked
package org.firstbutton.intake.complaint;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
