/** 映射 — how the rows of a foreign export become facts; data only, no scripts. */
@NullMarked
package org.firstbutton.localrun.mapping;

import org.jspecify.annotations.NullMarked;
