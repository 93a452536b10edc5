/** 群众 — disclosure, call-backs, complaints and petitions. */
@NullMarked
package org.firstbutton.contract.citizen;

import org.jspecify.annotations.NullMarked;
