import type { CacheItem } from "../kernel/types";

/** What a cache is most often told, to begin with; each can be changed word by word. */
export const kinds = [
  { code: "varnish", name: "Varnish", form: "EACH", method: "PURGE", url: "http://10.0.0.5:6081{path}", body: "", wholeMethod: "BAN", wholeUrl: "http://10.0.0.5:6081/", wholeBody: "", headers: "Host: {host}" },
  { code: "nginx", name: "nginx（proxy_cache_purge）", form: "EACH", method: "PURGE", url: "http://10.0.0.5{path}", body: "", wholeMethod: "", wholeUrl: "", wholeBody: "", headers: "Host: {host}" },
  { code: "cdn", name: "内容分发网络（CDN）", form: "LIST", method: "POST", url: "https://cdn.example.com/purge", body: '{"urls": {urls}}', wholeMethod: "POST", wholeUrl: "https://cdn.example.com/purge", wholeBody: '{"dirs": {urls}}', headers: "Authorization: Bearer {secret}" },
] as const;

export const sitesOf = (one: CacheItem): string => (one.sites === null ? "全部站点" : `${one.sites.length} 个站点`);
