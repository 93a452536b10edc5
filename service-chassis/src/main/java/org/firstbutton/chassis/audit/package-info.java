/** The append-only audit trail, sealed into a hash chain just after commit. */
@NullMarked
package org.firstbutton.chassis.audit;

import org.jspecify.annotations.NullMarked;
