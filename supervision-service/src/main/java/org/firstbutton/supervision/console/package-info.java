/** 控制台 — what the supervision console has to know before it can ask anything else: where to sign in, and who did. */
@Room
@NullMarked
package org.firstbutton.supervision.console;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
