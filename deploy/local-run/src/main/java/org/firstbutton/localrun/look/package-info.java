/** 查看 — reading findings, their evidence and the verification of the audit trail; evidence also without a system. */
@NullMarked
package org.firstbutton.localrun.look;

import org.jspecify.annotations.NullMarked;
