/** 榜单评选 — ten best and ten worst, red and black: drawn by rule, open to objections, published, and taken off again. */
@Room(knows = {"scheme", "board", "term"})
@NullMarked
package org.firstbutton.scoring.listing;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
