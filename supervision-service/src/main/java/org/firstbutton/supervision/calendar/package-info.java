/** 法定时限 — when a legal term ends, day by day: a pure function of start, limit, calendar and pauses. */
@NullMarked
package org.firstbutton.supervision.calendar;

import org.jspecify.annotations.NullMarked;
