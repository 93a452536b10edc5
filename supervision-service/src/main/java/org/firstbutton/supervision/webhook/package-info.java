/** 推送 — findings and warnings posted to the systems of an organisation, signed, in the order of the feed. */
@Room(knows = {"feed", "notification"})
@NullMarked
package org.firstbutton.supervision.webhook;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
