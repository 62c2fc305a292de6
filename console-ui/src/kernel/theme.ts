import { ref } from "vue";

const key = "huizheng.theme";

export const theme = ref(document.documentElement.dataset["theme"] ?? "light");

export function switchTheme(): void {
  theme.value = theme.value === "dark" ? "light" : "dark";
  document.documentElement.dataset["theme"] = theme.value;
  localStorage.setItem(key, theme.value);
}
