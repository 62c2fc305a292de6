import { call } from "../kernel/api";
import type { AddressChanged, AddressFormer, Care, ChannelChanged, ChannelFormerText, ChannelMoved, ChannelText } from "../kernel/types";

export const kinds = [
  { code: "list", name: "列表" },
  { code: "section", name: "分区（含下级）" },
  { code: "external", name: "链接" },
] as const;

/** The part of a channel its form writes; a row holds more. */
export function textOf(row: ChannelText): ChannelText {
  const { name, description, keywords, columnTypes, kind, contentType, listOrder, navigation, link, settings } = row;
  return { name, description, keywords, columnTypes, kind, contentType, listOrder, navigation, link, settings };
}

export function careOf(row: Care): Care {
  const { owner, organizationId, updateDays } = row;
  return { owner, organizationId, updateDays };
}

export const changeChannel = (id: number, body: ChannelFormerText): Promise<ChannelChanged> => call("PUT /api/channels/{id}", { path: { id }, body });

export const moveChannel = (id: number, parentId: number | null, position: number): Promise<ChannelMoved> =>
  call("POST /api/channels/{id}/move", { path: { id }, body: { parentId, position } });

export const changeAddress = (id: number, body: AddressFormer): Promise<AddressChanged> => call("PUT /api/channels/{id}/address", { path: { id }, body });
