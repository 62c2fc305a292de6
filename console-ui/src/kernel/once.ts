const keys = new Map<string, string>();

function fresh(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The key under which the server does a request once; the same request keeps it until an answer came. */
export function keyFor(request: string): string {
  const key = keys.get(request) ?? fresh();
  keys.set(request, key);
  return key;
}

export function answered(request: string): void {
  keys.delete(request);
}
