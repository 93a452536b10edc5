/** 期限计算 — what a legal term comes to, day by day, counted by the code that the judge uses. */
@NullMarked
package org.firstbutton.localrun.legaltime;

import org.jspecify.annotations.NullMarked;
