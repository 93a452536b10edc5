package org.firstbutton.localrun.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.PackRefused;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.rules.Vocabulary;
import org.firstbutton.supervision.verdict.ExampleCheck;
import org.firstbutton.supervision.verdict.ExampleCheck.Failure;

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
            return shipped ? shipped(name) : ofFile(name);
        } catch (PackRefused refused) {
            throw new Trouble(
                    Trouble.WRONG_USAGE,
                    Words.of("规则包有误,整包不采用:", "The pack is refused whole:\n" + refused.getMessage()),
                    Words.of("请按所列行列修改。", "Mend it at the lines and columns named."));
        } catch (IOException unreadable) {
            throw new Trouble(
                    Trouble.WRONG_USAGE,
                    Words.of("读不到文件 %s。", "The file %s cannot be read.").formatted(name),
                    Words.of("请检查文件名和权限。", "Check its name and permissions."));
        } catch (IllegalArgumentException missing) {
            throw new Trouble(
                    Trouble.WRONG_USAGE,
                    Words.of("没有规则包 %s。", "There is no pack %s.").formatted(name),
                    Words.of(
                            "给出 .yaml 文件,或随产品提供的名称,例如 national/filing;全部名称见 docs/rules.md。",
                            "Give a .yaml file or a shipped name such as national/filing; docs/rules.md has them all."));
        }
    }

    /** By the name of its file, or as findings name it: {@code national/filing}, {@code national-filing/1}. */
    private static RulePack shipped(String name) {
        String file = name.replaceFirst("/\\d+$", "").replaceFirst("^(national|hubei|defaults)-", "$1/");
        return PackReader.resource("/rules/" + file + ".yaml");
    }

    /** Examples of shipped packs are tests of the build; those of a file are tried here, or nobody would know. */
    private static RulePack ofFile(String name) throws IOException {
        RulePack pack = PackReader.read(name, Files.readString(Path.of(name)));
        List<Failure> failures = new ExampleCheck(pack, Calendars.chinaStandard()).failures();
        if (!failures.isEmpty()) {
            String told = failures.stream()
                    .map(failure ->
                            "%s: %s: %s".formatted(name, failure.which(), String.join("; ", failure.differences())))
                    .collect(Collectors.joining("\n"));
            throw new Trouble(
                    Trouble.WRONG_USAGE,
                    Words.of(
                            "示例与判定不符,整包不采用:",
                            "Examples come out otherwise than told; the pack is refused whole:\n" + told),
                    Words.of("请修改示例或规则。", "Mend the examples or the rules."));
        }
        return pack;
    }

    /** The words of all packs together; they must come from one vocabulary. */
    static Vocabulary vocabulary(List<RulePack> packs) {
        Vocabulary first = packs.get(0).vocabulary();
        if (packs.stream().anyMatch(pack -> !pack.vocabulary().isSameAs(first))) {
            throw new Trouble(
                    Trouble.WRONG_USAGE,
                    Words.of(
                            "这些规则包的词汇不同,不能一起回测。",
                            "These packs have different vocabularies and cannot be run together."),
                    Words.of("请分别回测。", "Run them one by one."));
        }
        return first;
    }
}
