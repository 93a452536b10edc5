/** 日程 — a person's deadlines as a calendar that his calendar program subscribes to. */
@Room(knows = {"worklist", "almanac", "calendar"})
@NullMarked
package org.firstbutton.supervision.diary;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
