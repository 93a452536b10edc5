package org.firstbutton.supervision.worklist;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.firstbutton.chassis.access.Caller;
import org.jdbi.v3.core.Handle;

/** 期限 — what waits for one person, for a page that leaves the house. */
@ApplicationScoped
public class Deadlines {
    private final Tasks tasks;

    Deadlines(Tasks tasks) {
        this.tasks = tasks;
    }

    /**
     * Soonest first. Integrity findings are left out even for those who verify them: the page is read where nobody can
     * say who looks at it.
     */
    public List<Task> of(Handle handle, Caller person, int most) {
        handle.createQuery("select set_config('app.integrity', 'no', true)")
                .mapTo(String.class)
                .one();
        return tasks.page(handle, person, Tasks.Which.MINE, null, most).stream()
                .filter(task -> task.dueAt() != null)
                .toList();
    }
}
