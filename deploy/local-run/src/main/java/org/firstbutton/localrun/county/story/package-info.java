/** 一警一案 — how one call, and the case that may come of it, goes, and what its systems write down of it. */
@NullMarked
package org.firstbutton.localrun.county.story;

import org.jspecify.annotations.NullMarked;
