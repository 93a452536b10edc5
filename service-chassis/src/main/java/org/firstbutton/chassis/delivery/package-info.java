/** Ledger, outbox, relay and inbox: no fact is lost, each takes effect once. */
@NullMarked
package org.firstbutton.chassis.delivery;

import org.jspecify.annotations.NullMarked;
