/** 审批 — what one person proposes and another decides; nobody approves his own. */
@Room(knows = {"casefile"})
@NullMarked
package org.firstbutton.casework.approval;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
