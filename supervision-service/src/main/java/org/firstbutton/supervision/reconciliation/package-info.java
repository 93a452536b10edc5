/** 颗粒归仓 — received = supervised, difference 0. */
@Room(knows = {})
@NullMarked
package org.firstbutton.supervision.reconciliation;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
