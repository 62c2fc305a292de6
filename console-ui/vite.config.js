import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";
import { compressed } from "./build/compressed.js";
import { element } from "./build/element.js";
import { licences } from "./build/licences.js";
import { weight } from "./build/weight.js";

const console = process.env.HUIZHENG_CONSOLE ?? "http://localhost:8080";

export default defineConfig({
  plugins: [element(), vue(), licences("../../META-INF/console-ui/THIRD-PARTY.txt"), weight(400), compressed()],
  server: { port: 5173, proxy: { "/api": { target: console, changeOrigin: true } } },
  build: {
    outDir: "target/classes/static/console",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
