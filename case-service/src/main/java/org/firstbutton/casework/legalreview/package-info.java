/** 法制审核 — a legal officer who did not handle the case looks at it before a decision is made. */
@Room(knows = {"casefile"})
@NullMarked
package org.firstbutton.casework.legalreview;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
