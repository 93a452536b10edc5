/** 受案与立案 — whether a report is accepted or filed, and if not, why and by whose approval. */
@Room(knows = {"casefile", "approval"})
@NullMarked
package org.firstbutton.casework.acceptance;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
