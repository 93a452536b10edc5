package org.firstbutton.supervision.trial;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A system that no other test uses: they enter findings that no facts support, and a back-test would not find them. */
public final class OwnSystem implements QuarkusTestProfile {}
