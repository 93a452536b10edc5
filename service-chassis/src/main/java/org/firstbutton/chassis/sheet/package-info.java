/** 表格 — a list once described, written as CSV or as an Excel workbook, row by row, so that a long one needs little memory. */
@NullMarked
package org.firstbutton.chassis.sheet;

import org.jspecify.annotations.NullMarked;
