/** 离线回测 — judges a file of events by a rule pack, with the judge that supervision uses and nothing else running. */
@NullMarked
package org.firstbutton.localrun.backtest;

import org.jspecify.annotations.NullMarked;
