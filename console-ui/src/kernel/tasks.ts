import { shallowRef } from "vue";
import { call } from "./api";
import { asProblem, type Problem } from "./problem";
import { useRefresh } from "./refresh";
import type { Task } from "./types";

const pace = 1000;

/** Follows long work of the server, which goes on when the page is left; {@code whenEnded} is called once. */
export function useTask(whenEnded: (task: Task) => void) {
  const task = shallowRef<Task>();
  const problem = shallowRef<Problem>();

  function follow(next: Task): void {
    task.value = next;
    problem.value = undefined;
    if (next.state !== "running") whenEnded(next);
  }

  async function look(): Promise<void> {
    const followed = task.value;
    if (followed?.state !== "running" || problem.value) return;
    try {
      const next = await call("GET /api/tasks/{id}", { path: { id: followed.id } });
      if (task.value === followed) follow(next);
    } catch (error) {
      if (task.value === followed) problem.value = asProblem(error);
    }
  }

  useRefresh(look, pace);
  return { task, problem, follow };
}

/** Share of the work done, from 0 to 100; undefined while its size is unknown. */
export function percent({ progress }: Task): number | undefined {
  return progress.total > 0 ? Math.min(100, Math.floor((progress.done * 100) / progress.total)) : undefined;
}
