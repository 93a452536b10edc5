package org.firstbutton.localrun.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.evidence.Bundle;
import org.firstbutton.supervision.evidence.EventLine;
import org.firstbutton.supervision.evidence.Explanation;
import org.firstbutton.supervision.evidence.Figures;
import org.firstbutton.supervision.evidence.SignerKey;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.Vocabulary;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.Judge;
import org.firstbutton.supervision.verdict.Timeline;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.firstbutton.supervision.verdict.TimelineFact.Provenance;
import org.firstbutton.supervision.verdict.Viewpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RecheckCommandTest {
    private static final Instant START = Instant.parse("2026-03-02T13:40:10Z");

    @TempDir
    Path directory;

    private KeyPair keys;
    private Bundle bundle;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void sign() throws Exception {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        bundle = sealed(unsigned());
    }

    @Test
    void aGenuineBundle_isTheSameWithTheEmbeddedKeyAndWithTheServicesOwn() throws IOException {
        Path own = directory.resolve("own.pem");
        Files.writeString(own, pem(keys));

        assertThat(recheck(bundle.text())).isZero();
        assertThat(told())
                .contains("embedded key, fingerprint " + bundle.embeddedKey().fingerprint());
        assertThat(recheck(bundle.text(), "--key", own.toString())).isZero();
        assertThat(told())
                .contains("ALT-05")
                .contains("2026-03-02 21:41:10 +08:00")
                .contains("the verdict is the same");
    }

    @Test
    void withoutADecisiveFact_theVerdictDiffers() throws IOException {
        assertThat(recheck(bundle.text(), "--without", "fact-1")).isEqualTo(1);
        assertThat(told()).contains("BREACHED");
    }

    @Test
    void aChangedBundleOrAForeignKey_endsWithThree() throws Exception {
        Path foreign = directory.resolve("foreign.pem");
        Files.writeString(foreign, pem(KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));

        assertThat(recheck(bundle.text().replace("13:41:10Z", "13:41:11Z"))).isEqualTo(3);
        assertThat(recheck(bundle.text(), "--key", foreign.toString())).isEqualTo(3);
    }

    @Test
    void aForgedFigureUnderAForgedSignature_endsWithOne() throws Exception {
        ObjectNode forged = (ObjectNode) CloudEventJson.MAPPER.readTree(bundle.text());
        ((ObjectNode) forged.path("finding")).put("severity", "LOW");

        assertThat(recheck(sealed(Bundle.read(bytes(forged.toString()))).text()))
                .isEqualTo(1);
        assertThat(told()).contains("severity").contains("LOW");
    }

    @Test
    void whatIsNoBundle_endsWithTwo() {
        assertThatThrownBy(() -> recheck("{\"format\":\"other\"}"))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.exitCode()).isEqualTo(2));
        assertThatThrownBy(() -> recheck(bundle.text(), "--without", "nobody"))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.exitCode()).isEqualTo(2));
    }

    private int recheck(String text, String... options) throws IOException {
        Path file = directory.resolve("bundle.json");
        Files.writeString(file, text);
        RecheckCommand command = new RecheckCommand();
        new CommandLine(command)
                .parseArgs(Stream.concat(Stream.of(file.toString()), Arrays.stream(options))
                        .toArray(String[]::new));
        out.reset();
        return command.run(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private String told() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Bundle unsigned() {
        String pack = PackReader.text("/rules/defaults/alerts.yaml");
        ObjectNode data = CloudEventJson.MAPPER.createObjectNode();
        data.put("level", 1).put("policeMatter", true);
        TimelineFact classified = new TimelineFact(
                "fact-1",
                "alert.classified",
                "firstbutton",
                START,
                START,
                "matter",
                "HB/JZ/",
                "012345",
                "CALL_TAKER",
                "matter",
                null,
                Vocabulary.contract().read("alert.classified", data),
                new Provenance("alert-events", 3, 7));
        Viewpoint view = Viewpoint.complete(START.plusSeconds(90));
        Duty duty = new Judge(List.of(PackReader.read("alerts", pack)), Calendars.chinaStandard())
                .judge(Timeline.of("matter", "matter", List.of(classified)), view).findings().stream()
                        .filter(each -> each.ruleId().equals("ALT-05"))
                        .findFirst()
                        .orElseThrow();
        return Bundle.of(new Bundle.Contents(
                START.plusSeconds(100),
                Figures.of(duty),
                Explanation.of(duty),
                Explanation.seen(view),
                pack,
                Calendars.chinaStandard(),
                List.of(EventLine.of(classified, data, START))));
    }

    private Bundle sealed(Bundle contents) throws Exception {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(bytes(contents.canonical()));
        return contents.sealed(SignerKey.of(keys.getPublic().getEncoded()), signature.sign());
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
