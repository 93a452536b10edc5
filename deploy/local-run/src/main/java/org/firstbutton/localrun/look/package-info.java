/** 查看 — reading findings and the verification of the audit trail. */
@NullMarked
package org.firstbutton.localrun.look;

import org.jspecify.annotations.NullMarked;
