package org.firstbutton.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The short wire name of a fact, for example {@code alert.dispatched}; rule packs use it as it stands, CloudEvents
 * carry it as {@code police.alert.dispatched.v1}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Named {
    String value();
}
