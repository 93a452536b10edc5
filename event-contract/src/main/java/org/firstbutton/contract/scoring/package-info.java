/** 积分 — points posted and reversed. */
@NullMarked
package org.firstbutton.contract.scoring;

import org.jspecify.annotations.NullMarked;
