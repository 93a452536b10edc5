/** 外部导出 — reading a dispatch centre's export and sending it in or writing it out as events. */
@NullMarked
package org.firstbutton.localrun.export;

import org.jspecify.annotations.NullMarked;
