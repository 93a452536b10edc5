/** 警力定位 — where units are, told without coordinates. */
@NullMarked
package org.firstbutton.contract.telemetry;

import org.jspecify.annotations.NullMarked;
