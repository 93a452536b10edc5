/** 整改 — orders to put right what was confirmed. */
@NullMarked
package org.firstbutton.contract.rectification;

import org.jspecify.annotations.NullMarked;
