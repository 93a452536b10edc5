package org.firstbutton.localrun.look;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.firstbutton.localrun.Table;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.supervision.evidence.BrokenSeal;
import org.firstbutton.supervision.evidence.Bundle;
import org.firstbutton.supervision.evidence.BundleCheck;
import org.firstbutton.supervision.evidence.SignerKey;
import org.firstbutton.supervision.evidence.UnreadableBundle;
import org.firstbutton.supervision.verdict.Duty;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** 复算 — {@code ./firstbutton recheck bundle.json}: seal and verdict, without database, broker or network. */
@Command(
        name = "recheck",
        mixinStandardHelpOptions = true,
        description = {
            "离线核验证据包的签名,并用其中的规则、日历和事实重新判定。0 相同,1 结论不同,2 无法读取,3 签名或散列不符。",
            "Verifies a bundle's signature offline and judges again by its own rules, calendar and facts. 0 same, 1 the verdict differs, 2 unreadable, 3 signature or hash broken."
        })
public final class RecheckCommand implements Callable<Integer> {
    static final int SAME = 0;
    static final int DIFFERS = 1;
    static final int UNREADABLE = 2;
    static final int BROKEN = 3;

    @Parameters(
            paramLabel = "BUNDLE",
            description = {"explain --out 写出的证据包。", "The bundle that explain --out wrote."})
    private Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = {
                "只认此文件中的公钥(PEM);不给则用证据包内嵌的公钥。",
                "Trusts only the public keys in this PEM file; without it the key embedded in the bundle is used."
            })
    private @Nullable Path keys;

    @Option(
            names = "--without",
            paramLabel = "FACT_ID",
            description = {"演示:假如没有这条事实,结论会怎样。", "For demonstration: the verdict had this fact never come in."})
    private @Nullable String without;

    @Override
    public Integer call() {
        return run(System.out);
    }

    int run(PrintStream out) {
        try {
            Bundle bundle = Bundle.read(Files.readAllBytes(file));
            List<SignerKey> trusted = keys == null ? List.of() : SignerKey.ofPem(Files.readString(keys));
            BundleCheck check = new BundleCheck();
            SignerKey signer = check.requireSeal(bundle, trusted);
            out.println(seal(signer).lines("✔ "));
            out.print(Retold.of(bundle));
            return verdict(check, bundle, out);
        } catch (BrokenSeal broken) {
            out.println(told(broken).lines("✘ "));
            return BROKEN;
        } catch (IOException unreadable) {
            throw new Trouble(
                    UNREADABLE,
                    Words.of("无法读取文件:%s", "Cannot read the file: %s")
                            .formatted(String.valueOf(unreadable.getMessage())),
                    Words.of("请检查文件名和权限。", "Check its name and permissions."),
                    unreadable);
        } catch (UnreadableBundle unreadable) {
            throw new Trouble(
                    UNREADABLE,
                    Words.of("无法读取:%s", "Unreadable: %s").formatted(String.valueOf(unreadable.getMessage())),
                    Words.of("请用 ./firstbutton explain 重新导出。", "Export it anew with ./firstbutton explain."),
                    unreadable);
        }
    }

    private Words seal(SignerKey signer) {
        return keys == null
                ? Words.of(
                                "签名有效:内嵌公钥,指纹 %1$s;请与签发单位公布的指纹核对,或用 --key。",
                                "The signature holds: embedded key, fingerprint %1$s; compare it with the one that the issuing service publishes, or use --key.")
                        .formatted(signer.fingerprint())
                : Words.of("签名有效:%2$s 中的公钥,指纹 %1$s。", "The signature holds: key of %2$s, fingerprint %1$s.")
                        .formatted(signer.fingerprint(), keys);
    }

    private int verdict(BundleCheck check, Bundle bundle, PrintStream out) {
        requireKnown(bundle);
        BundleCheck.Result result = check.judge(bundle, without);
        if (without != null) {
            out.println(Words.of("假如没有事实 %s:", "Without the fact %s:")
                    .formatted(without)
                    .lines("→ "));
        }
        Duty duty = result.duty();
        String state = duty == null ? "NONE" : duty.state().name();
        if (result.isSame()) {
            out.println(Words.of("复算结论相同:%s。", "Judged again, the verdict is the same: %s.")
                    .formatted(state)
                    .lines("✔ "));
            return SAME;
        }
        out.println(Words.of("复算结论不同:%s。", "Judged again, the verdict differs: %s.")
                .formatted(state)
                .lines("✘ "));
        Table table = new Table("要素 figure", "所载 stated", "复算 found");
        result.differences()
                .forEach(difference -> table.add(
                        difference.figure(),
                        Objects.requireNonNullElse(difference.stated(), "-"),
                        Objects.requireNonNullElse(difference.found(), "-")));
        out.print(table);
        return DIFFERS;
    }

    private void requireKnown(Bundle bundle) {
        String fact = without;
        if (fact != null
                && bundle.facts().stream()
                        .noneMatch(line -> line.at("/event/id").asText().equals(fact))) {
            throw new Trouble(
                    UNREADABLE,
                    Words.of("证据包中没有事实 %s。", "The bundle has no fact %s.").formatted(fact),
                    Words.of("上表列出了全部事实。", "The table above lists all facts."));
        }
    }

    private static Words told(BrokenSeal broken) {
        Words what = switch (broken.part()) {
            case SIGNATURE ->
                Words.of("签名不符:内容或签名被改动(%s)。", "The signature does not hold: content or signature was changed (%s).");
            case KEY ->
                Words.of("签名公钥不在所给文件中(指纹 %s)。", "Signed by a key that is not in the given file (fingerprint %s).");
            case PACK_HASH -> Words.of("规则包与其散列不符(%s)。", "The rule pack does not match its hash (%s).");
            case CALENDAR_HASH -> Words.of("日历与其散列不符(%s)。", "The calendar does not match its hash (%s).");
            case FACT_HASH -> Words.of("事实与其散列不符(%s)。", "A fact does not match its hash (%s).");
        };
        return what.formatted(String.valueOf(broken.getMessage()));
    }
}
