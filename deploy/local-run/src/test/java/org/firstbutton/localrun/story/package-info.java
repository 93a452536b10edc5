/** 全程故事 — the packaged system as a whole, started by the product's own code: what it does, and what it survives. */
@NullMarked
package org.firstbutton.localrun.story;

import org.jspecify.annotations.NullMarked;
