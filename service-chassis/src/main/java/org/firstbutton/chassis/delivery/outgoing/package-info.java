/** What goes out: promised in the ledger, published by one leader. */
@NullMarked
package org.firstbutton.chassis.delivery.outgoing;

import org.jspecify.annotations.NullMarked;
