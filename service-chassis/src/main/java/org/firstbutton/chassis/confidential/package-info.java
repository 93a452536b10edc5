/** 保密柜 — personal values sealed before they reach the database, and found again by blind indexes. */
@NullMarked
package org.firstbutton.chassis.confidential;

import org.jspecify.annotations.NullMarked;
