/** 判定 — what a timeline means under the rules at some instant: pure, without clock, database or framework. */
@Room(knows = {"rules", "calendar"})
@NullMarked
package org.firstbutton.supervision.verdict;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
