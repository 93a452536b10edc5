package org.firstbutton.chassis.confidential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.testing.PostgresResource;

class VaultTest {
    private static final Cell CELL = new Cell("parcel", "sealed", "7");

    private final KeysetHandle first = sealingKeys();
    private final KeysetHandle indexing = indexingKeys();
    private final AtomicReference<Keys> stored = new AtomicReference<>(keys(first));
    private final Vault vault = new Vault(stored::get);

    @Property(tries = 200)
    void whatWasSealed_opensAsItWas_andLooksDifferentEachTime(@ForAll @Size(max = 3000) byte[] clear) {
        byte[] sealed = vault.seal(CELL, clear);

        assertThat(vault.open(CELL, sealed)).isEqualTo(clear);
        assertThat(vault.seal(CELL, clear)).isNotEqualTo(sealed);
    }

    @Property(tries = 200)
    void aValueMovedToAnotherCell_doesNotOpenThere(
            @ForAll("names") String table, @ForAll("names") String column, @ForAll("names") String row) {
        Cell elsewhere = new Cell(table, column, row);
        Assume.that(!elsewhere.equals(CELL));

        assertUnreadable(vault, elsewhere, vault.seal(CELL, new byte[] {1, 2, 3}));
    }

    @Property(tries = 500)
    void oneChangedBit_isNoticed(@ForAll @IntRange(max = 1_000_000) int bit) {
        byte[] sealed = vault.seal(CELL, "13812345678".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        int place = bit % (sealed.length * 8);
        sealed[place / 8] ^= (byte) (1 << (place % 8));

        assertUnreadable(vault, CELL, sealed);
    }

    @Property(tries = 50)
    void aValueCutShort_isNoticed(@ForAll @IntRange(max = 40) int length) {
        byte[] sealed = vault.seal(CELL, new byte[20]);

        assertUnreadable(vault, CELL, Arrays.copyOf(sealed, length));
    }

    @Example
    void whatDoesNotOpen_ringsAnAlarm() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);

        assertUnreadable(vault, CELL, new byte[40]);

        assertThat(registry.counter("firstbutton.confidential.unreadable", "table", "parcel")
                        .count())
                .isEqualTo(1);
        Metrics.removeRegistry(registry);
    }

    @Example
    void afterARotation_oldValuesStillOpen_andNewOnesCarryTheNewKey() {
        byte[] old = vault.seal(CELL, new byte[] {1});
        Vault replica = new Vault(stored::get);
        stored.set(keys(rotated(first)));
        vault.renew();
        byte[] fresh = vault.seal(CELL, new byte[] {2});

        assertThat(vault.open(CELL, old)).containsExactly(1);
        assertThat(Arrays.copyOf(old, 5)).isNotEqualTo(vault.currentPrefix());
        assertThat(fresh).startsWith(vault.currentPrefix());
        // It has not heard of the rotation, and looks for the key once it meets it.
        assertThat(replica.open(CELL, fresh)).containsExactly(2);
    }

    @Example
    void aKeyThatIsNotThere_opensNothing() {
        Vault stranger = new Vault(() -> keys(sealingKeys()));

        assertUnreadable(stranger, CELL, vault.seal(CELL, new byte[] {1}));
    }

    @Property(tries = 300)
    void spellingsOfOneNumber_haveOneIndex(@ForAll("mobiles") String number, @ForAll("spelled") String gap) {
        String index = vault.index(Indexed.PHONE, number);
        String grouped = number.substring(0, 3) + gap + number.substring(3, 7) + gap + number.substring(7);
        String fullWidth = number.chars()
                .mapToObj(digit -> String.valueOf((char) (digit - '0' + '０')))
                .reduce("", String::concat);

        assertThat(List.of("+86 " + grouped, "0086" + number, grouped, fullWidth))
                .allSatisfy(spelled ->
                        assertThat(vault.index(Indexed.PHONE, spelled)).isEqualTo(index));
    }

    @Property(tries = 1000)
    void twoValues_haveOneIndex_exactlyIfTheyAreTheSameNormalised(
            @ForAll("documents") String one, @ForAll("documents") String other) {
        boolean same = Objects.equals(Indexed.ID_NUMBER.normal(one), Indexed.ID_NUMBER.normal(other));

        assertThat(Objects.equals(vault.index(Indexed.ID_NUMBER, one), vault.index(Indexed.ID_NUMBER, other)))
                .isEqualTo(same);
    }

    @Example
    void theSameDigitsOfAnotherKind_haveAnotherIndex_andNothingHasNone() {
        assertThat(vault.index(Indexed.PHONE, "13812345678"))
                .isNotEqualTo(vault.index(Indexed.ID_NUMBER, "13812345678"))
                .doesNotContain("1381");
        assertThat(vault.index(Indexed.PHONE, "withheld")).isNull();
        assertThat(vault.index(Indexed.PHONE, null)).isNull();
        assertThat(new Vault(() -> keys(first, indexingKeys())).index(Indexed.PHONE, "13812345678"))
                .isNotEqualTo(vault.index(Indexed.PHONE, "13812345678"));
    }

    @Example
    void aMasterKeyFileThatIsNone_isRefusedSayingWhatToDo_andQuotingNothing() {
        String tooShort = PostgresResource.newMasterKey().substring(8);

        assertThatThrownBy(() -> MasterKeys.at("")).hasMessageContaining("openssl rand -base64 32");
        assertThatThrownBy(() -> MasterKeys.at("/nowhere/master.key")).hasMessageContaining("CONFIDENTIAL_KEY_FILE");
        assertThatThrownBy(() -> MasterKeys.of(List.of(" "))).hasMessageContaining("empty");
        for (String bad : List.of(tooShort, "not base64 at all!")) {
            assertThatThrownBy(() -> MasterKeys.of(List.of(bad)))
                    .hasMessageContaining("32-byte key")
                    .hasMessageNotContaining(bad)
                    .hasNoCause();
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("parcel", "sealed", "7", "parcel\nsealed", "8", "");
    }

    @Provide
    Arbitrary<String> mobiles() {
        return Arbitraries.longs().between(13_000_000_000L, 19_999_999_999L).map(String::valueOf);
    }

    @Provide
    Arbitrary<String> spelled() {
        return Arbitraries.of("", " ", "-", " - ", ".");
    }

    // Few letters, so that two of them are often the same.
    @Provide
    Arbitrary<String> documents() {
        return Arbitraries.strings()
                .withChars("1xX -")
                .ofMinLength(1)
                .ofMaxLength(4)
                .filter(text -> Indexed.ID_NUMBER.normal(text) != null);
    }

    private static void assertUnreadable(Vault vault, Cell cell, byte[] sealed) {
        assertThatThrownBy(() -> vault.open(cell, sealed))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(ProblemKind.UNREADABLE));
    }

    private Keys keys(KeysetHandle sealing) {
        return keys(sealing, indexing);
    }

    private static Keys keys(KeysetHandle sealing, KeysetHandle indexing) {
        try {
            return Keys.of(sealing, indexing, false);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeysetHandle sealingKeys() {
        try {
            AeadConfig.register();
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeysetHandle indexingKeys() {
        try {
            PrfConfig.register();
            return KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeysetHandle rotated(KeysetHandle keys) {
        try {
            return KeysetHandle.newBuilder(keys)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
