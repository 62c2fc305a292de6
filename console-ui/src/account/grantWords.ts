import { computed, ref, watchEffect } from "vue";
import { address, api } from "../kernel/api";
import { roleName } from "../kernel/session";
import { sites } from "../kernel/sites";
import { listOf, type Listed } from "../kernel/slices";
import type { Grant } from "./accounts";

export interface ChannelLine {
  readonly id: number;
  readonly name: string;
}

const known = ref(new Map<number, readonly ChannelLine[]>());

const readChannels = async (code: string) => listOf(await api.get<Listed<ChannelLine>>(address`/api/sites/${code}/channels`));

/** The channels of a site, asked for once. */
export async function channelsOf(siteId: number): Promise<readonly ChannelLine[]> {
  const code = sites.value?.find((site) => site.id === siteId)?.code;
  if (code === undefined) return [];
  if (!known.value.has(siteId)) {
    known.value.set(siteId, []);
    known.value.set(siteId, await readChannels(code).catch(() => []));
  }
  return known.value.get(siteId) ?? [];
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
