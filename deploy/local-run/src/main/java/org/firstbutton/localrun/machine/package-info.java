/** 这台机器 — the home directory, ports, memory, processes and secrets of the one machine we run on. */
@NullMarked
package org.firstbutton.localrun.machine;

import org.jspecify.annotations.NullMarked;
