/** 审核与巡查 — reviews before a decision, inspections and signatures after. */
@NullMarked
package org.firstbutton.contract.review;

import org.jspecify.annotations.NullMarked;
