/** 工作量 — how many alerts each organisation had in hand: the denominator of every rate. */
@Room(knows = {})
@NullMarked
package org.firstbutton.scoring.exposure;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
