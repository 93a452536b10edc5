/** 卷宗库房 — keeps contents under the hash of what is in them: in a directory, or in an S3-compatible store. */
@Room
@NullMarked
package org.firstbutton.casework.vault;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
