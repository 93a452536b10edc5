/** 强制措施 — what restricts a person in a case, from its approval to its lifting (b4). */
@Room(knows = {"casefile", "person"})
@NullMarked
package org.firstbutton.casework.measure;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
