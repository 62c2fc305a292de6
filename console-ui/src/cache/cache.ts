import type { CacheItem } from "../kernel/types";

/** What a cache is most often told, to begin with; each can be changed word by word. */
export const kinds = [
  { code: "varnish", name: "Varnish", form: "EACH", method: "PURGE", url: "http://10.0.0.5:6081{path}", body: "", wholeMethod: "BAN", wholeUrl: "http://10.0.0.5:6081/", wholeBody: "", headers: "Host: {host}" },
  { code: "nginx", name: "nginx（proxy_cache_purge）", form: "EACH", method: "PURGE", url: "http://10.0.0.5{path}", body: "", wholeMethod: "", wholeUrl: "", wholeBody: "", headers: "Host: {host}" },
  { code: "cdn", name: "内容分发网络（CDN）", form: "LIST", method: "POST", url: "https://cdn.example.com/purge", body: '{"urls": {urls}}', wholeMethod: "POST", wholeUrl: "https://cdn.example.com/purge", wholeBody: '{"dirs": {urls}}', headers: "Authorization: Bearer {secret}" },
] as const;

export const sitesOf = (one: CacheItem): string => (one.sites === null ? "全部站点" : `${one.sites.length} 个站点`);

/** What persons write of a cache; its secret nobody sees. */
export type CacheText = Pick<CacheItem, "name" | "sites" | "form" | "page" | "whole" | "headers" | "hasSecret" | "batch" | "assembles" | "version">;

const requestOf = (one: CacheText["page"] | null): string => (one ? [`${one.method} ${one.url}`, one.body].filter(Boolean).join("，正文 ") : "不能，逐页清除");
const sitesBeside = (one: CacheText, other: CacheText): string => {
  if (one.sites === null) return "全部站点";
  const alone = other.sites === null ? 0 : one.sites.filter((site) => !other.sites!.includes(site)).length;
  return `${one.sites.length} 个站点${alone > 0 ? `，其中 ${alone} 个另一方没有` : ""}`;
};
const said: readonly (readonly [string, (one: CacheText, other: CacheText) => string])[] = [
  ["名称", (one) => one.name],
  ["站点", sitesBeside],
  ["怎么通知", (one) => (one.form === "EACH" ? "每个地址一个请求" : "一个请求带一批地址")],
  ["清除页面", (one) => requestOf(one.page)],
  ["清除整站", (one) => requestOf(one.whole)],
  ["请求头", (one) => one.headers.trim().split("\n").join("；") || "没有"],
  ["口令", (one) => (one.hasSecret ? "有" : "没有")],
  ["每批地址数", (one) => String(one.batch)],
  ["自己拼装片段", (one) => (one.assembles ? "是" : "否")],
];

/** Where two who changed it at once wrote something else. */
export const differencesOf = (theirs: CacheText, mine: CacheText) =>
  said.map(([label, words]) => ({ label, theirs: words(theirs, mine), mine: words(mine, theirs) })).filter((one) => one.theirs !== one.mine);
