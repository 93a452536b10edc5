package org.firstbutton.chassis.audit;

import jakarta.enterprise.context.ApplicationScoped;

/** 签署人 — signs what leaves the house with the key that also signs the audit trail's checkpoints. */
@ApplicationScoped
public class Signatory {
    private final SigningKey key;

    public Signatory(AuditSettings settings) {
        this.key = SigningKey.at(settings.signingKeyFile());
    }

    /** X.509 SubjectPublicKeyInfo, DER. */
    public byte[] publicKey() {
        return key.publicKey();
    }

    /** Ed25519 over the UTF-8 bytes. */
    public byte[] sign(String text) {
        return key.sign(text);
    }
}
