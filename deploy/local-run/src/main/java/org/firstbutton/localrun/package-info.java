/** 扣子单机版 — FirstButton on one machine: the one command and its first words. */
@NullMarked
package org.firstbutton.localrun;

import org.jspecify.annotations.NullMarked;
