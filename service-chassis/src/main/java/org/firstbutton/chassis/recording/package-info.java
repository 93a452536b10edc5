/** 记录 — what another system wrote down, taken in as it stands: read strictly, recorded once, answered one by one. */
@NullMarked
package org.firstbutton.chassis.recording;

import org.jspecify.annotations.NullMarked;
