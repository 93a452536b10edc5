/** 警情 — everything that can happen to an alert between the call and its closure. */
@NullMarked
package org.firstbutton.contract.alert;

import org.jspecify.annotations.NullMarked;
