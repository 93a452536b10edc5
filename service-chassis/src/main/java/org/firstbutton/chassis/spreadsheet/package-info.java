/** 表格 — what goes into the cells of a spreadsheet that others open. */
@NullMarked
package org.firstbutton.chassis.spreadsheet;

import org.jspecify.annotations.NullMarked;
