/** 考评 — points kept in an immutable ledger, and the boards that compare units by them. */
@NullMarked
package org.firstbutton.scoring;

import org.jspecify.annotations.NullMarked;
