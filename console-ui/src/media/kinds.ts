import type { IconName } from "../look/icons";
interface Kind {
  readonly name: string;
  readonly icon: IconName;
}

export const kinds: Readonly<Record<string, Kind>> = {
  image: { name: "图片", icon: "image" },
  video: { name: "视频", icon: "play" },
  audio: { name: "音频", icon: "bell" },
  document: { name: "文档", icon: "doc" },
  archive: { name: "压缩包", icon: "box" },
  text: { name: "文本", icon: "file" },
  markup: { name: "网页代码", icon: "code" },
};

export const kindOf = (code: string): Kind => kinds[code] ?? { name: code, icon: "file" };

/** As people say sizes: 4.8 MB. */
export function sizeOf(bytes: number): string {
  const units = ["B", "KB", "MB", "GB", "TB"];
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)));
  const value = bytes / 1024 ** power;
  return `${value >= 100 || power === 0 ? Math.round(value) : value.toFixed(1)} ${units[power] ?? ""}`;
}
