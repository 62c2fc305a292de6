import { Problem, problemOf } from "./problem";

type Query = Readonly<Record<string, string | number | undefined>>;

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

async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const headers = new Headers({ Accept: "application/json" });
  if (body !== undefined) headers.set("Content-Type", "application/json");
  const token = method === "GET" ? undefined : cookie("huizheng_csrf");
  if (token) headers.set("X-CSRF-Token", token);
  const response = await fetch(path, {
    method,
    headers,
    credentials: "same-origin",
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  }).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === "AbortError" ? error : Problem.offline();
  });
  localStorage.setItem(seen, String(Date.now()));
  if (!response.ok) {
    const problem = await problemOf(response);
    if (problem.status === 401 && !refusedCredentials.has(problem.type)) whenSignedOut();
    throw problem;
  }
  return (response.status === 204 ? undefined : await response.json()) as T;
}

function cookie(name: string): string | undefined {
  return document.cookie
    .split("; ")
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

/** An address of the API: every value escaped, undefined parts of the query left out. */
export function address(parts: TemplateStringsArray, ...values: (string | number)[]): string {
  return String.raw({ raw: parts }, ...values.map((value) => encodeURIComponent(value)));
}

function asked(path: string, query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

export const api = {
  get: <T>(path: string, query: Query = {}, signal?: AbortSignal) => call<T>("GET", asked(path, query), undefined, signal),
  post: <T>(path: string, body: unknown = {}) => call<T>("POST", path, body),
  put: <T>(path: string, body: unknown) => call<T>("PUT", path, body),
  delete: <T = undefined>(path: string) => call<T>("DELETE", path),
};
