/** 案件 — the case itself: its kinds, its life cycles b2 and b3, its row, and the one way in which a command changes it. */
@Room(knows = {})
@NullMarked
package org.firstbutton.casework.casefile;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
