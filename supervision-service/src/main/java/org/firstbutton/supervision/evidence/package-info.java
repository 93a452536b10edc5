/** 证据包 — a finding with all it rests upon, signed, and judged again by anybody: pure, without clock, database or framework. */
@Room(knows = {"verdict", "rules", "calendar"})
@NullMarked
package org.firstbutton.supervision.evidence;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
