/** 监督 — warnings, findings and the beats that say a source is alive. */
@NullMarked
package org.firstbutton.contract.supervision;

import org.jspecify.annotations.NullMarked;
