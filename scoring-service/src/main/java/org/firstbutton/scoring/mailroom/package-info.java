/** 收发室 — takes in the facts of the other services and hands each to its desk. */
@Room(knows = {"points", "exposure", "evidence"})
@NullMarked
package org.firstbutton.scoring.mailroom;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
