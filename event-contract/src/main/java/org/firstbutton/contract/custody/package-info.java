/** 到案与看管 — the movements of people in the hands of the police. */
@NullMarked
package org.firstbutton.contract.custody;

import org.jspecify.annotations.NullMarked;
