import { answered, keyFor } from "./once";
import { Problem, problemOf } from "./problem";
import type { Calls } from "./types";

type Value = string | number | boolean | undefined;
type Values = Readonly<Record<string, Value>>;

/** What a call must be given: only the parts it takes, and those it takes always. */
type Given<K extends keyof Calls> = (Calls[K]["path"] extends undefined ? unknown : { path: Calls[K]["path"] }) &
  (Calls[K]["query"] extends undefined ? unknown : { query?: Calls[K]["query"] }) &
  (Calls[K]["body"] extends undefined ? unknown : { body: Calls[K]["body"] }) & { signal?: AbortSignal };

export type Answer<K extends keyof Calls> = Calls[K]["answer"];

/** A call of the API as its description has it: {@code call("GET /api/sites/{code}", { path: { code } })}. */
export async function call<K extends keyof Calls>(what: K, given: Given<K>): Promise<Answer<K>> {
  const { path, query, body, signal } = given as { path?: Values; query?: Values; body?: unknown; signal?: AbortSignal };
  const [method, template] = what.split(" ") as [string, string];
  const filled = template.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(String(path?.[name])));
  return (await send(method, asked(filled, query ?? {}), method === "GET" ? undefined : body, signal)) as Answer<K>;
}

let whenSignedOut: () => void = () => undefined;

/** What happens when the server no longer knows who is asking; refused credentials are not that. */
export function onSignedOut(listener: () => void): void {
  whenSignedOut = listener;
}

const seen = "huizheng.seen";

/** When the server last heard of this person, from any of the browser's tabs. */
export function answeredAt(): number {
  return Number(localStorage.getItem(seen) ?? 0);
}

const refusedCredentials = new Set(["sign-in-failed", "wrong-code"]);

/** Where the server keeps no keys: there a lost connection is the person's to judge. */
const unkeyed = /^\/api\/(sessions?|claims|accounts|operations)/;

async function send(method: string, path: string, body: unknown, signal: AbortSignal | undefined): Promise<unknown> {
  const text = body === undefined ? null : JSON.stringify(body);
  const headers = authentic(method, new Headers({ Accept: "application/json" }));
  if (text !== null) headers.set("Content-Type", "application/json");
  const request = `${method} ${path} ${text}`;
  if (method !== "GET") headers.set("Idempotency-Key", keyFor(request));
  const response = await patiently({ method, headers, credentials: "same-origin", body: text, signal: signal ?? null }, path, method !== "GET" && unkeyed.test(path) ? 1 : 3);
  answered(request);
  await refuse(response);
  const answer = await response.text();
  return answer === "" ? undefined : JSON.parse(answer);
}

/** Asks again after a lost connection, and while an earlier try of the same request is still being worked on. */
async function patiently(init: RequestInit, path: string, tries: number): Promise<Response> {
  try {
    const response = await fetch(path, init);
    const running = response.status === 409 && (await response.clone().text()).includes("/idempotency-running");
    if (!running || tries <= 1) return response;
    await pause(2000);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    if (tries <= 1) throw Problem.offline();
    await pause(400);
  }
  return patiently(init, path, tries - 1);
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Adds what proves that a request which changes something comes from these pages. */
export function authentic(method: string, headers: Headers): Headers {
  const token = method === "GET" ? undefined : cookie("huizheng_csrf");
  if (token) headers.set("X-CSRF-Token", token);
  return headers;
}

/** Throws what a response says is wrong; for those who fetch themselves, such as an upload. */
export async function refuse(response: Response): Promise<void> {
  localStorage.setItem(seen, String(Date.now()));
  if (response.ok) return;
  const problem = await problemOf(response);
  if (problem.status === 401 && !refusedCredentials.has(problem.type)) whenSignedOut();
  throw problem;
}

function cookie(name: string): string | undefined {
  return document.cookie
    .split("; ")
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

/** An address of the API: every value escaped. */
export function address(parts: TemplateStringsArray, ...values: (string | number)[]): string {
  return String.raw({ raw: parts }, ...values.map((value) => encodeURIComponent(value)));
}

export function asked(path: string, query: Values): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
