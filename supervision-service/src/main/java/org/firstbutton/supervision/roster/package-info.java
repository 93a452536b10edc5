/** 岗位名册 — who holds which post in which organisation, and who stands in for whom. */
@Room(knows = {})
@NullMarked
package org.firstbutton.supervision.roster;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
