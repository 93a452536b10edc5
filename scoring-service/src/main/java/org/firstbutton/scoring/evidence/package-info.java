/** 计分依据 — what points are computed from: findings, who had a part in them, what was decided about them, and the rest. */
@Room(knows = {"scheme"})
@NullMarked
package org.firstbutton.scoring.evidence;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
