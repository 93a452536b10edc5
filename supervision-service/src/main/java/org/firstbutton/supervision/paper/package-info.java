/** 监督文书 — notices, orders that press, clearing reports, bulletins and circulars are issued here with their numbers, and printed. */
@Room(knows = {"briefing", "campaign", "circular", "clearing", "rectification"})
@NullMarked
package org.firstbutton.supervision.paper;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
