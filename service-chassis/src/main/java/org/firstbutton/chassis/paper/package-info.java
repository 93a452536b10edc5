/** 公文 — numbered papers, filled into a Word template and set as GB/T 9704 has it; what they say is their service's. */
@NullMarked
package org.firstbutton.chassis.paper;

import org.jspecify.annotations.NullMarked;
