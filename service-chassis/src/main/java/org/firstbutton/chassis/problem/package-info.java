/** RFC 9457 problems: what went wrong, where, and in which field. */
@NullMarked
package org.firstbutton.chassis.problem;

import org.jspecify.annotations.NullMarked;
