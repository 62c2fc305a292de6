import { computed, ref, watchEffect } from "vue";
import { call, type Answer } from "../kernel/api";
import { roleNames } from "../kernel/session";
import { sites } from "../kernel/sites";
import type { Grant } from "./accounts";

export type ChannelLine = Answer<"GET /api/sites/{code}/channels">[number];

const known = ref(new Map<number, readonly ChannelLine[]>());

/** The channels of a site, asked for once. */
export async function channelsOf(siteId: number): Promise<readonly ChannelLine[]> {
  const code = sites.value?.find((site) => site.id === siteId)?.code;
  if (code === undefined) return [];
  if (!known.value.has(siteId)) {
    known.value.set(siteId, []);
    known.value.set(siteId, await call("GET /api/sites/{code}/channels", { path: { code } }).catch(() => []));
  }
  return known.value.get(siteId) ?? [];
}

/** Grants as a person reads them: 编辑 · 市政府网站 / 通知公告. */
export function useGrantWords(grants: () => readonly Grant[]) {
  watchEffect(() => {
    for (const grant of grants()) if (grant.siteId !== null && grant.channelId !== null) void channelsOf(grant.siteId);
  });
  const words = computed(() => grants().map((grant) => ({ role: roleNames[grant.role], where: place(grant) })));
  return { words };
}

function place(grant: Grant): string {
  if (grant.siteId === null) return "全部站点";
  const site = sites.value?.find((one) => one.id === grant.siteId)?.name ?? `站点 ${grant.siteId}`;
  if (grant.channelId === null) return site;
  const channel = known.value.get(grant.siteId)?.find((one) => one.id === grant.channelId)?.name ?? `栏目 ${grant.channelId}`;
  return `${site} / ${channel}`;
}
