/** 榜单 — units compared by rates, never by sums, and only where the numbers allow it. */
@Room(knows = {"scheme", "points", "evaluation"})
@NullMarked
package org.firstbutton.scoring.board;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
