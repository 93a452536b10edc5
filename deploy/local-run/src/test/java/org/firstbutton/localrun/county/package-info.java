/** 示范县 — the county is what it claims to be: repeatable, plausible, and broken exactly where it says so. */
@NullMarked
package org.firstbutton.localrun.county;

import org.jspecify.annotations.NullMarked;
