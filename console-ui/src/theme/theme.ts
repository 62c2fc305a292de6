import type { Actable } from "../kernel/acting";
import { address, api } from "../kernel/api";

export interface ThemeItem extends Actable {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly versionId: number;
  readonly number: number;
  readonly installedBy: string;
  readonly installedAt: string;
  readonly sites: readonly { readonly siteId: number; readonly code: string; readonly name: string; readonly versionId: number; readonly current: boolean }[];
}

export interface ThemeVersion {
  readonly id: number;
  readonly number: number;
  readonly label: string;
  readonly remark: string;
  readonly by: string;
  readonly at: string;
  readonly basedOn: number | null;
  readonly changed: readonly string[];
  readonly sites: readonly string[];
}

export interface ThemeView {
  readonly theme: ThemeItem;
  readonly versions: readonly ThemeVersion[];
}

export interface ThemeFile {
  readonly path: string;
  readonly lines: number;
  readonly bytes: number;
}

export interface Mistake {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export interface SiteTheme extends Actable {
  readonly theme: string;
  readonly title: string;
  readonly versionId: number | null;
  readonly number: number;
  readonly newest: boolean;
  readonly appliedBy: string;
  readonly appliedAt: string | null;
  readonly history: readonly { readonly theme: string; readonly versionId: number; readonly number: number; readonly by: string; readonly at: string }[];
  readonly undo: { readonly body: { readonly theme: string; readonly versionId: number } } | null;
}

export type Sources = Readonly<Record<string, string>>;

export const themes = {
  all: (signal?: AbortSignal) => api.get<readonly ThemeItem[]>("/api/themes", {}, signal),
  one: (name: string, signal?: AbortSignal) => api.get<ThemeView>(address`/api/themes/${name}`, {}, signal),
  files: (name: string, version: number, signal?: AbortSignal) =>
    api.get<readonly ThemeFile[]>(address`/api/themes/${name}/versions/${version}/files`, {}, signal),
  source: (name: string, version: number, path: string) =>
    api.get<{ source: string }>(address`/api/themes/${name}/versions/${version}/file`, { path }),
  check: (name: string, base: number, files: Sources) =>
    api.post<{ ok: boolean; errors: readonly Mistake[]; sites: readonly string[] }>(address`/api/themes/${name}/check`, { base, files }),
  edit: (name: string, base: number, files: Sources, remark: string) =>
    api.post<ThemeView>(address`/api/themes/${name}/versions`, { base, files, remark }),
  ofSite: (site: string, signal?: AbortSignal) => api.get<SiteTheme>(address`/api/sites/${site}/theme`, {}, signal),
  apply: (site: string, theme: string, versionId: number | null) => api.post<SiteTheme>(address`/api/sites/${site}/theme`, { theme, versionId }),
};
