/** 执法记录 — recordings of body-worn cameras. */
@NullMarked
package org.firstbutton.contract.bodycam;

import org.jspecify.annotations.NullMarked;
