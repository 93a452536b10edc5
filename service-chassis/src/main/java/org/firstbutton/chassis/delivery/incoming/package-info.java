/** What comes in: read, in its turn, once; and what could not be read, kept until it can. */
@NullMarked
package org.firstbutton.chassis.delivery.incoming;

import org.jspecify.annotations.NullMarked;
