/** Persons: sealed, masked, revealed, found. */
@NullMarked
package org.firstbutton.casework.person;

import org.jspecify.annotations.NullMarked;
