/** 基准 — speeds as ratios: each next to a named baseline, measured in the same run. */
@NullMarked
package org.firstbutton.localrun.bench;

import org.jspecify.annotations.NullMarked;
