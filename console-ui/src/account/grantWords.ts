import { computed, shallowRef, watchEffect } from "vue";
import { call } from "../kernel/api";
import { roleName } from "../kernel/session";
import { sites } from "../kernel/sites";
import type { ChannelRow } from "../kernel/types";
import type { Grant } from "./accounts";

const known = shallowRef<ReadonlyMap<number, readonly ChannelRow[]>>(new Map());

const readChannels = async (code: string) => (await call("GET /api/sites/{code}/channels", { path: { code } })).items;

/** The channels of a site, asked for once. */
export async function channelsOf(siteId: number): Promise<readonly ChannelRow[]> {
  const code = sites.value?.find((site) => site.id === siteId)?.code;
  if (code === undefined) return [];
  if (!known.value.has(siteId)) {
    learn(siteId, []);
    learn(siteId, await readChannels(code).catch(() => []));
  }
  return known.value.get(siteId) ?? [];
}

function learn(siteId: number, channels: readonly ChannelRow[]): void {
  known.value = new Map(known.value).set(siteId, channels);
}

/** Grants as a person reads them: 编辑 · 市政府网站 / 通知公告. */
export function useGrantWords(grants: () => readonly Grant[]) {
  watchEffect(() => {
    for (const grant of grants()) if (grant.siteId && grant.channelId) void channelsOf(grant.siteId);
  });
  const words = computed(() => grants().map((grant) => ({ role: roleName(grant.role), where: place(grant) })));
  return { words };
}

function place(grant: Grant): string {
  if (!grant.siteId) return "全部站点";
  const site = sites.value?.find((one) => one.id === grant.siteId)?.name ?? `站点 ${grant.siteId}`;
  if (!grant.channelId) return site;
  const channel = known.value.get(grant.siteId)?.find((one) => one.id === grant.channelId)?.name ?? `栏目 ${grant.channelId}`;
  return `${site} / ${channel}`;
}
