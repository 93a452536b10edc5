/** 规则包 — rules as data: read, checked whole and compiled once; nothing here judges. */
@NullMarked
package org.firstbutton.supervision.rules;

import org.jspecify.annotations.NullMarked;
