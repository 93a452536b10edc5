/** 值班 — starting, watching and stopping the whole local system. */
@NullMarked
package org.firstbutton.localrun.running;

import org.jspecify.annotations.NullMarked;
