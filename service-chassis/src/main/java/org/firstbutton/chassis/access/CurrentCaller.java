package org.firstbutton.chassis.access;

/** The caller of the request at hand; inject this where a request is served. */
public class CurrentCaller {
    private final Caller caller;

    public CurrentCaller(Caller caller) {
        this.caller = caller;
    }

    public Caller get() {
        return caller;
    }
}
