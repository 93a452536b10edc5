/** 卷宗保管期限 — what may go once its term is over, and what never goes. */
@Room(knows = {"casefile", "vault"})
@NullMarked
package org.firstbutton.casework.retention;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
