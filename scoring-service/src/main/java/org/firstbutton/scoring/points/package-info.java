/** 积分 — the immutable ledger of points, and the accounts that it adds up to. */
@Room(knows = {"scheme"})
@NullMarked
package org.firstbutton.scoring.points;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
