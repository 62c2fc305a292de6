const ahead = 8 * 3_600_000;

/** A moment as a field of date and time shows it, always in the city's zone: 2026-10-12T10:24. */
export const localOf = (at: Date): string => new Date(at.getTime() + ahead).toISOString().slice(0, 16);

export const instantOf = (local: string): string => new Date(`${local}:00+08:00`).toISOString();

const clock = new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });

/** To the second: 15:41:07. */
export const clockTime = (at: string | Date): string => clock.format(new Date(at));
