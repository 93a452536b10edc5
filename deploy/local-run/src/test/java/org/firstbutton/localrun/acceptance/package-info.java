/** 验收清单 — the table of what the sources ask for is held against the files it names. */
@NullMarked
package org.firstbutton.localrun.acceptance;

import org.jspecify.annotations.NullMarked;
