/** 演示 — loads the Demo County into a running system, counts what supervision finds, and keeps the sources beating. */
@NullMarked
package org.firstbutton.localrun.demo;

import org.jspecify.annotations.NullMarked;
