import { shallowReactive, watch } from "vue";
import { call } from "./api";
import { me } from "./session";
import type { Person } from "./types";

/** Who is behind the names of accounts; null is nobody's account: what a command or the product itself did. */
const known = shallowReactive(new Map<string, Person | null>());
const asking = new Set<string>();
let waiting: string[] = [];

const most = 100;

/** Asks once for all the names one pass of rendering comes by. */
async function answer(): Promise<void> {
  const names = waiting.splice(0, most);
  if (waiting.length > 0) void answer();
  try {
    const people = await call("GET /api/people/named", { query: { names: names.join(",") } });
    names.forEach((name) => known.set(name, people.find((one) => one.name === name) ?? null));
  } catch {
    // the name of the account stands meanwhile; the next screen asks again
  } finally {
    names.forEach((name) => asking.delete(name));
  }
}

function ask(name: string): void {
  if (asking.has(name)) return;
  asking.add(name);
  if (waiting.push(name) === 1) setTimeout(() => void answer());
}

watch(() => me.value?.id, () => known.clear());

/** A name of an account as one calls the person; reactive, at first the name itself. */
export function personName(name: string): string {
  const person = known.get(name);
  if (person === undefined) {
    if (name !== "") ask(name);
    return name;
  }
  return person === null ? nobody(name) : person.displayName + (person.open ? "" : "（已停用）");
}

/** Lists keep only a name: it is a command's when no account has it. */
function nobody(name: string): string {
  if (name === "system") return "系统";
  return name === "unknown" ? "未知账号" : `命令 ${name}`;
}

/** Who did something, where the kind was kept too: a command is never taken for a person of the same name. */
export function actorName(kind: string, name: string): string {
  return kind === "staff" && name !== "unknown" ? personName(name) : nobody(kind === "system" ? "system" : name);
}
