/** 禁令 — who violated prohibitions how often in a calendar year; the second time, a proposal to the inspectorate. */
@Room(knows = {"scheme"})
@NullMarked
package org.firstbutton.scoring.violation;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
