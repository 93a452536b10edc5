/** A command sent twice takes effect once. */
@NullMarked
package org.firstbutton.chassis.command;

import org.jspecify.annotations.NullMarked;
