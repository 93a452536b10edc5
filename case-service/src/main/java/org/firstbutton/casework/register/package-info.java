/** 案件台账 — the read side: one case, its facts, lists. */
@Room(knows = {"casefile", "approval"})
@NullMarked
package org.firstbutton.casework.register;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
