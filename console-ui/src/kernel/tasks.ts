import { onScopeDispose, shallowRef } from "vue";
import { call } from "./api";
import { asProblem, type Problem } from "./problem";
import type { Task } from "./types";

const pace = 1000;

/** Follows long work of the server, which goes on when the page is left; {@code whenEnded} is called once. */
export function useTask(whenEnded: (task: Task) => void) {
  const task = shallowRef<Task>();
  const problem = shallowRef<Problem>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function follow(next: Task): void {
    clearTimeout(timer);
    task.value = next;
    problem.value = undefined;
    if (next.state === "running") timer = setTimeout(() => void look(next.id), pace);
    else whenEnded(next);
  }

  async function look(id: number): Promise<void> {
    try {
      follow(await call("GET /api/tasks/{id}", { path: { id } }));
    } catch (error) {
      problem.value = asProblem(error);
    }
  }

  onScopeDispose(() => clearTimeout(timer));
  return { task, problem, follow };
}

/** Share of the work done, from 0 to 100; undefined while its size is unknown. */
export function percent({ progress }: Task): number | undefined {
  return progress.total > 0 ? Math.min(100, Math.floor((progress.done * 100) / progress.total)) : undefined;
}
