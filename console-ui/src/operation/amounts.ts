const units = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/** 1536 → 1.5 KiB. */
export function bytes(amount: number): string {
  let at = 0;
  let rest = amount;
  while (rest >= 1024 && at < units.length - 1) {
    rest /= 1024;
    at++;
  }
  return `${at === 0 || rest >= 100 ? Math.round(rest) : rest.toFixed(1)} ${units[at]}`;
}

/** 59 秒, 4 分 5 秒, 3 小时 12 分, 12 天 4 小时. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} 秒`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分 ${Math.round(seconds % 60)} 秒`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} 小时 ${Math.floor((seconds % 3600) / 60)} 分`;
  return `${Math.floor(seconds / 86_400)} 天 ${Math.floor((seconds % 86_400) / 3600)} 小时`;
}

/** The server stops counting at ten thousand. */
export function count(amount: number): string {
  return amount >= 10_000 ? "10,000+" : amount.toLocaleString();
}
