/** 规则包 — rules as data: read, checked whole and compiled once; nothing here judges. */
@Room(knows = "calendar")
@NullMarked
package org.firstbutton.supervision.rules;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
