package org.firstbutton.localrun.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.PackRefused;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.rules.Vocabulary;

/** 规则包 — files, or packs that ship with the product by name, for example {@code national/filing}. */
final class Packs {
    private Packs() {}

    static List<RulePack> read(List<String> names) {
        List<RulePack> packs = new ArrayList<>();
        for (String name : names) {
            packs.add(read(name));
        }
        return packs;
    }

    private static RulePack read(String name) {
        try {
            boolean shipped = !name.endsWith(".yaml") && !name.endsWith(".yml");
            return shipped
                    ? PackReader.resource("/rules/" + name + ".yaml")
                    : PackReader.read(name, Files.readString(Path.of(name)));
        } catch (PackRefused refused) {
            throw new Trouble(
                    2,
                    Words.of("规则包有误,整包不采用:\n%s", "The pack is refused whole:\n%s")
                            .formatted(String.valueOf(refused.getMessage())),
                    Words.of("请按所列行列修改。", "Mend it at the lines and columns named."));
        } catch (IOException | IllegalArgumentException missing) {
            throw new Trouble(
                    2,
                    Words.of("没有规则包 %s。", "There is no pack %s.").formatted(name),
                    Words.of(
                            "给出 .yaml 文件,或随产品提供的名称,例如 national/filing。",
                            "Give a .yaml file or a shipped name such as national/filing."));
        }
    }

    /** The words of all packs together; they must come from one vocabulary. */
    static Vocabulary vocabulary(List<RulePack> packs) {
        Vocabulary first = packs.get(0).vocabulary();
        if (packs.stream().anyMatch(pack -> !pack.vocabulary().isSameAs(first))) {
            throw new Trouble(
                    2,
                    Words.of(
                            "这些规则包的词汇不同,不能一起回测。",
                            "These packs have different vocabularies and cannot be run together."),
                    Words.of("请分别回测。", "Run them one by one."));
        }
        return first;
    }
}
