/** 订阅 — the finding feed: numbered after commit, resumed at any number, nothing missed. */
@Room(knows = {})
@NullMarked
package org.firstbutton.supervision.feed;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
