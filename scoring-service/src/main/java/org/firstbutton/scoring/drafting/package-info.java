/** 方案拟定 — schemes of organisations: drafted by some, approved by another, then never changed. */
@Room(knows = {"scheme"})
@NullMarked
package org.firstbutton.scoring.drafting;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
