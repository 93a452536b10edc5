/** 积分 — the immutable ledger of points, the pure reckoning that says what belongs into it, and the accounts it adds up to. */
@Room(knows = {"scheme", "evidence"})
@NullMarked
package org.firstbutton.scoring.points;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
