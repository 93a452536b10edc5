/** 演示 — what the demo sends, and how it counts. */
@NullMarked
package org.firstbutton.localrun.demo;

import org.jspecify.annotations.NullMarked;
