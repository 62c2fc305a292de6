/** What went wrong, as RFC 9457 problem details; {@code detail} is written for the person who must act on it. */
export class Problem extends Error {
  constructor(
    readonly type: string,
    readonly status: number,
    readonly detail: string,
    readonly requestId: string | undefined,
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }

  static offline(): Problem {
    return new Problem("offline", 0, "连不上服务器。请检查网络，或问问运行维护的同事管理台是否在运行。", undefined);
  }

  /** A member that is a list of sentences, such as the reasons a password is refused. */
  sentences(member: string): string[] {
    const value = this.members[member];
    return Array.isArray(value) ? value.filter((v): v is string => typeof v === "string") : [];
  }
}

const words: Readonly<Record<number, string>> = {
  403: "您没有做这件事的权限。",
  404: "没有找到。",
  413: "内容太大，服务器没有接收。",
  429: "操作太频繁，请稍等再试。",
  503: "服务器暂时不可用，请稍后再试。",
};

export async function problemOf(response: Response): Promise<Problem> {
  const requestId = response.headers.get("X-Request-Id") ?? undefined;
  try {
    const { type, detail, requestId: said, ...members } = (await response.json()) as Record<string, unknown>;
    if (typeof type === "string" && typeof detail === "string") {
      const id = typeof said === "string" ? said : requestId;
      return new Problem(type.slice(type.lastIndexOf("/") + 1), response.status, detail, id, members);
    }
  } catch {
    // an answer that is no JSON comes from something before the console, such as a proxy
  }
  return new Problem("unexpected", response.status, words[response.status] ?? "服务器没有正常应答。", requestId);
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  console.error(error);
  return new Problem("page", 0, "这个页面自己出了错，请刷新再试。", undefined);
}
