/** 判定 — what a timeline means under the rules at some instant: pure, without clock, database or framework. */
@NullMarked
package org.firstbutton.supervision.verdict;

import org.jspecify.annotations.NullMarked;
