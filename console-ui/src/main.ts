import "./look/layers.css";
import "element-plus/es/components/base/style/css";
import "./look/reset.css";
import "./look/tokens.css";
import "./look/console.css";
import "./look/shell.css";
import { localeContextKey } from "element-plus";
import zhCn from "element-plus/es/locale/lang/zh-cn";
import { createApp, ref } from "vue";
import App from "./App.vue";
import { router } from "./router";

const app = createApp(App).use(router);
app.provide(localeContextKey, ref(zhCn));
app.mount("#app");
