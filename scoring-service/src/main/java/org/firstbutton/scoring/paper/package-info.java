/** 考评文书 — rankings, published lists and statements of points are issued here with their numbers, and printed. */
@Room(knows = {"board", "listing", "personnel", "records"})
@NullMarked
package org.firstbutton.scoring.paper;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
