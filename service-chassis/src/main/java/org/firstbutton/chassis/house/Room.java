package org.firstbutton.chassis.house;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * 房间 — a package of a service and the neighbouring rooms it may look into. {@code HouseRules} refuses any other look;
 * the map of rooms in {@code docs/map/} is drawn from these.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface Room {
    /** Names of the rooms of the same service that this one may know. */
    String[] knows() default {};
}
