/** 追责 — referrals, tolerance, violations and sanctions. */
@NullMarked
package org.firstbutton.contract.accountability;

import org.jspecify.annotations.NullMarked;
