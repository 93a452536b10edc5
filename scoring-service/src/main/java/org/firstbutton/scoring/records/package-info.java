/** 能力档案 — training, exams, qualifications, commendations, guidelines, questions: one pattern, kinds as data. */
@Room(knows = {"scheme"})
@NullMarked
package org.firstbutton.scoring.records;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
