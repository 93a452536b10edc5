/** 三清 — daily zero, monthly settlement, quarterly check: what is unclear at the end of a period, explained and signed (b12). */
@Room(knows = {"almanac", "calendar", "rectification", "timeline"})
@NullMarked
package org.firstbutton.supervision.clearing;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
