import { allowed } from "../kernel/acting";
import { call } from "../kernel/api";
import { ask, type Question } from "../kernel/asking";
import { say, sayProblem, sayUndoable } from "../kernel/toasts";
import type { IconName } from "../look/icons";
import type { DocumentView } from "../kernel/types";

export type Action = "submit" | "approve" | "reject" | "release" | "schedule" | "withdraw" | "takeDown" | "unpublish" | "archive" | "void" | "unschedule" | "scheduleEnd" | "cancelEnd";

/** What asks for a moment first. */
export type Timed = "schedule" | "scheduleEnd";
export const isTimed = (action: Action): action is Timed => action === "schedule" || action === "scheduleEnd";

export interface Verb {
  readonly action: Action;
  readonly title: string;
  readonly icon: IconName;
  readonly danger?: boolean;
}

export const verbs: Readonly<Record<Action, Verb>> = {
  submit: { action: "submit", title: "报审", icon: "send" },
  approve: { action: "approve", title: "通过", icon: "check" },
  reject: { action: "reject", title: "退稿", icon: "ret" },
  release: { action: "release", title: "签发", icon: "send" },
  schedule: { action: "schedule", title: "定时", icon: "clock" },
  unschedule: { action: "unschedule", title: "取消定时", icon: "pause" },
  withdraw: { action: "withdraw", title: "撤稿", icon: "undo", danger: true },
  takeDown: { action: "takeDown", title: "紧急下架", icon: "stop", danger: true },
  unpublish: { action: "unpublish", title: "下线", icon: "download", danger: true },
  scheduleEnd: { action: "scheduleEnd", title: "定时下线", icon: "clock" },
  cancelEnd: { action: "cancelEnd", title: "取消定时下线", icon: "pause" },
  archive: { action: "archive", title: "归档", icon: "box", danger: true },
  void: { action: "void", title: "作废", icon: "trash", danger: true },
};

/** What is asked before a verb: only of those that cannot be taken back, and of those that need a reason. */
export function questionOf(action: Action, what: string): Question | undefined {
  switch (action) {
    case "release":
      return { title: `签发${what}？`, consequence: "签发后公众立即可见，并进入检索和订阅。签发不能撤销；有错用“更正”或“撤稿”。", verb: "签发", stay: "先不签发", harmless: true, option: "加急：排在其他页面之前生成" };
    case "reject":
      return { title: `退回${what}`, consequence: "退回后撰稿人可以继续修改，内容不会丢失。", verb: "退稿", reason: "required", reasonLabel: "须改什么", harmless: true };
    case "withdraw":
      return { title: `撤下${what}？`, consequence: "页面、列表和检索里不再出现，旧址显示“已撤稿”，留痕备查。不能撤销。", verb: "撤稿", stay: "先不撤稿", reason: "required" };
    case "takeDown":
      return { title: `紧急下架${what}？`, consequence: "在它投放的每一个站点上，页面、列表、订阅、检索、附件几秒内一起消失，旧址回答 410 并写明原因；已通过、待定时的新版退回作者。不能撤销。", verb: "紧急下架", stay: "先不下架", reason: "required" };
    case "unpublish":
      return { title: `下线${what}？`, consequence: "页面、列表和检索里不再出现，旧址说明已下线；以后可以重新签发。", verb: "下线", stay: "先不下线", reason: "required" };
    case "archive":
      return { title: `归档${what}？`, consequence: "离开栏目列表、订阅和检索；原址照常打开，页首写明“已归档”、日期和这条说明，附件仍可下载。归档后不能再改，只能撤稿。", verb: "归档", stay: "先不归档", reason: "required" };
    case "void":
      return { title: `作废${what}？`, consequence: "这一版不再往下走，也不能再改；留痕备查。不能撤销。", verb: "作废", stay: "先不作废" };
    default:
      return undefined;
  }
}

/** Says what was done; with 撤销 where the server can take it back. */
export function told(text: string, view: DocumentView, after: () => unknown): void {
  if (!allowed(view, "undo")) say(text);
  else sayUndoable(text, () => call("POST /api/documents/{id}/undo", { path: { id: view.document.id } }).then(after));
}

/** Asks where asking is due, then does it. Undefined when it was not done. */
export async function performVerb(action: Action, view: DocumentView): Promise<DocumentView | undefined> {
  const path = { id: view.document.id };
  const send = (body: { readonly reason?: string; readonly urgent?: boolean }): Promise<DocumentView> => {
    if (action === "scheduleEnd") throw new Error("asks for a moment first");
    return action === "cancelEnd" ? call("DELETE /api/documents/{id}/end", { path }) : call(`POST /api/documents/{id}/${action}`, { path, body });
  };
  const question = questionOf(action, `“${view.content.title}”`);
  let changed: DocumentView | undefined;
  if (question) {
    await ask({ ...question, act: async (reason, option) => (changed = await send({ ...(question.reason ? { reason } : {}), ...(option ? { urgent: true } : {}) })) });
    return changed;
  }
  try {
    return await send({});
  } catch (error) {
    sayProblem(error);
    return undefined;
  }
}

export const doneWords: Readonly<Record<Action, string>> = {
  submit: "已报审", approve: "已通过", reject: "已退稿", release: "已签发", schedule: "已定时", withdraw: "已撤稿", takeDown: "已紧急下架", unpublish: "已下线", archive: "已归档", void: "已作废", unschedule: "已取消定时", scheduleEnd: "已定时下线", cancelEnd: "已取消定时下线",
};

/** Where a taking down is watched until nothing of the document is left. */
export async function watchOf(view: DocumentView): Promise<string> {
  const { items } = await call("GET /api/take-downs", { query: { document: view.document.id, limit: 1 } });
  return items[0] ? `/emergencies/take-downs/${items[0].id}` : "/emergencies";
}

/** The step a document waits for, as the server allows it. */
export const stepOf = (view: DocumentView | undefined): Verb | undefined =>
  (["release", "approve", "submit"] as const).filter((action) => view?.allowedActions.includes(action)).map((action) => verbs[action])[0];
