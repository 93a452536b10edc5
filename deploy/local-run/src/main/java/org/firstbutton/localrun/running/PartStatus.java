package org.firstbutton.localrun.running;

import java.util.Optional;
import org.firstbutton.localrun.machine.Memory;
import org.firstbutton.localrun.machine.ProcessIdentity;

/** 部件状况 — one line of {@code status}. */
record PartStatus(String name, int port, long pid, Health health, Memory memory) {
    enum Health {
        HEALTHY("正常 · healthy"),
        NOT_READY("未就绪 · not ready"),
        STOPPED("未运行 · stopped");

        private final String shown;

        Health(String shown) {
            this.shown = shown;
        }

        @Override
        public String toString() {
            return shown;
        }
    }

    static PartStatus of(String name, Parts parts, Optional<ProcessIdentity> process) {
        Optional<ProcessHandle> handle = process.flatMap(ProcessIdentity::handle);
        if (handle.isEmpty()) {
            return new PartStatus(name, parts.port(name), 0, Health.STOPPED, new Memory(0, 0));
        }
        Health health = parts.isHealthy(name) ? Health.HEALTHY : Health.NOT_READY;
        return new PartStatus(name, parts.port(name), handle.get().pid(), health, Memory.ofTree(handle.get()));
    }
}
