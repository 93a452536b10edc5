package org.firstbutton.localrun;

import java.nio.file.FileSystemException;
import org.firstbutton.localrun.backtest.BacktestCommand;
import org.firstbutton.localrun.bench.BenchCommand;
import org.firstbutton.localrun.demo.DemoCommand;
import org.firstbutton.localrun.export.ConvertCommand;
import org.firstbutton.localrun.export.ImportCommand;
import org.firstbutton.localrun.legaltime.DueCommand;
import org.firstbutton.localrun.look.AuditCommand;
import org.firstbutton.localrun.look.ExplainCommand;
import org.firstbutton.localrun.look.FindingsCommand;
import org.firstbutton.localrun.look.RecheckCommand;
import org.firstbutton.localrun.running.DownCommand;
import org.firstbutton.localrun.running.StatusCommand;
import org.firstbutton.localrun.running.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** 扣子 — the main class behind {@code ./firstbutton}. */
@Command(
        name = "firstbutton",
        mixinStandardHelpOptions = true,
        description = {"扣好执法“第一粒扣子”:单机版。", "FirstButton on one machine."},
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            ImportCommand.class,
            ConvertCommand.class,
            FindingsCommand.class,
            ExplainCommand.class,
            RecheckCommand.class,
            AuditCommand.class,
            DueCommand.class,
            BacktestCommand.class,
            BenchCommand.class,
        })
public final class FirstButton {

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = Manners.taught(new CommandLine(new FirstButton()));
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            Exception told = problem instanceof FileSystemException file ? unusable(file) : problem;
            if (told instanceof Trouble trouble) {
                command.getErr().println(trouble.text());
                return trouble.exitCode();
            }
            problem.printStackTrace(command.getErr());
            return Trouble.FAILED;
        });
        return line;
    }

    private static Trouble unusable(FileSystemException file) {
        return new Trouble(
                Trouble.FAILED,
                Words.of("无法读写文件:%s", "Cannot read or write the file: %s").formatted(file.toString()),
                Words.of("请检查文件名、文件夹和权限。", "Check its name, folder and permissions."),
                file);
    }
}
