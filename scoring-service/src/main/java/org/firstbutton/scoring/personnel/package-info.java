/** 人事使用 — the points of officers with their reasons, for commendation, rank and appointment: a sheet, a paper, a signed file. */
@Room(knows = {"scheme", "points"})
@NullMarked
package org.firstbutton.scoring.personnel;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
