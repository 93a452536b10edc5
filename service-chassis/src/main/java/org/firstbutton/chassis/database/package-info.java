/** Transactions in the caller's scope, and the one clock that decides. */
@NullMarked
package org.firstbutton.chassis.database;

import org.jspecify.annotations.NullMarked;
