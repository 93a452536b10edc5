/** 积分异议 — an officer objects to an entry of his account; somebody else decides, and what was wrong costs nothing. */
@Room(knows = {"points", "term"})
@NullMarked
package org.firstbutton.scoring.objection;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
