/** 同类对照 — the five deadlines of the benches as an Apache Flink job, written by hand as one would write it there. */
package org.firstbutton.peer;
