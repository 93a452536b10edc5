/** 法制审核 — reviews before a decision. */
@NullMarked
package org.firstbutton.contract.review;

import org.jspecify.annotations.NullMarked;
