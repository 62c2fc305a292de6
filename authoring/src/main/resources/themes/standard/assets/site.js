// 渐进增强：没有脚本时内容和链接全部可用，标签页按顺序展开，长者版另有网页。
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { if (value === null) localStorage.removeItem(key); else localStorage.setItem(key, value); } catch { /* 隐私模式 */ } },
  };
  const make = (tag, properties, ...children) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  };

  // 标签页
  all(".tabs").forEach((tabs, t) => {
    const panels = all(".tabs-panel", tabs);
    if (panels.length < 2) return;
    const bar = make("div", { className: "tabs-bar" });
    bar.setAttribute("role", "tablist");
    bar.setAttribute("aria-label", tabs.dataset.label || "");
    const buttons = panels.map((panel, i) => {
      const button = make("button", { type: "button", id: `tab-${t}-${i}`, textContent: panel.querySelector("h3").textContent });
      button.setAttribute("role", "tab");
      panel.id = panel.id || `panel-${t}-${i}`;
      button.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", button.id);
      button.addEventListener("click", () => select(i));
      button.addEventListener("keydown", (e) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
        if (step) { e.preventDefault(); select((i + step + panels.length) % panels.length); buttons[(i + step + panels.length) % panels.length].focus(); }
      });
      return button;
    });
    const more = make("a", { className: "more", textContent: "更多" });
    const select = (n) => {
      panels.forEach((panel, i) => { panel.hidden = i !== n; buttons[i].setAttribute("aria-selected", String(i === n)); buttons[i].tabIndex = i === n ? 0 : -1; });
      const link = panels[n].querySelector("h3 a");
      more.hidden = !link;
      if (link) { more.href = link.href; more.setAttribute("aria-label", `更多${link.textContent}`); }
    };
    bar.append(...buttons);
    const row = make("div", { className: "tabs-row" }, bar, more);
    tabs.prepend(row);
    tabs.classList.add("is-on");
    select(0);
  });

  // 无障碍工具条：状态记住，逐页生效
  const panel = document.getElementById("a11y");
  const opener = document.querySelector("[data-a11y-open]");
  const SWITCHES = { contrast: "high", plain: "1", elder: "1", cursor: "big" };
  let zoom = Number(store.get("zoom") || 0);
  let lines = null;
  const apply = () => {
    if (zoom) root.dataset.zoom = zoom; else delete root.dataset.zoom;
    for (const key of Object.keys(SWITCHES)) {
      const value = store.get(key);
      if (value) root.dataset[key] = value; else delete root.dataset[key];
      all(`[data-a11y="${key}"]`).forEach((b) => b.setAttribute("aria-pressed", String(!!value)));
    }
    root.style.cursor = store.get("cursor") && panel ? `url("${panel.dataset.cursor}") 4 4, auto` : "";
  };
  const flip = (key) => store.set(key, store.get(key) ? null : SWITCHES[key]);
  const cross = () => {
    if (lines) { lines.forEach((l) => l.remove()); lines = null; return; }
    lines = ["guide-x", "guide-y"].map((className) => make("div", { className }));
    document.body.append(...lines);
  };
  document.addEventListener("mousemove", (e) => { if (lines) { lines[0].style.top = `${e.clientY + 14}px`; lines[1].style.left = `${e.clientX + 14}px`; } });
  const read = () => {
    if (!window.speechSynthesis) return;
    if (speechSynthesis.speaking) { speechSynthesis.cancel(); return; }
    const speech = new SpeechSynthesisUtterance(document.getElementById("main").innerText);
    speech.lang = "zh-CN";
    speechSynthesis.speak(speech);
  };
  const show = (on) => {
    if (!panel || !opener) return;
    panel.hidden = !on;
    opener.setAttribute("aria-expanded", String(on));
    store.set("a11y", on ? "1" : null);
  };
  const ACTIONS = {
    in: () => { zoom = Math.min(3, zoom + 1); },
    out: () => { zoom = Math.max(0, zoom - 1); },
    contrast: () => flip("contrast"), plain: () => flip("plain"), elder: () => flip("elder"), cursor: () => flip("cursor"),
    cross, read,
    reset: () => { zoom = 0; Object.keys(SWITCHES).forEach((k) => store.set(k, null)); if (lines) cross(); },
    close: () => { show(false); opener.focus(); },
  };

  // 正文工具与分享：只在有脚本时出现
  const tool = (label, action, name) => { const b = make("button", { type: "button", textContent: label }); if (name) b.setAttribute("aria-label", name); b.addEventListener("click", action); return b; };
  const choice = (key, options, start) => {
    const group = make("span", { className: "seg" });
    options.forEach(([value, label, name]) => {
      const b = tool(label, () => {
        document.getElementById("main").dataset[key] = value;
        all("button", group).forEach((o) => o.setAttribute("aria-pressed", String(o === b)));
      }, name);
      b.setAttribute("aria-pressed", String(value === start));
      group.append(b);
    });
    return group;
  };
  all("[data-tools]").forEach((tools) => {
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", "阅读工具");
    tools.append(choice("size", [["s", "小", "小字号"], ["m", "中", "中字号"], ["l", "大", "大字号"]], "m"));
    if (tools.dataset.tools === "face") tools.append(choice("face", [["doc", "仿宋"], ["sans", "黑体"]], "doc"));
    if (window.speechSynthesis) tools.append(tool("朗读", read));
    tools.append(tool("打印", () => print()));
  });
  all("[data-share]").forEach((share) => {
    const copy = make("button", { type: "button", className: "btn btn-quiet", textContent: "复制链接" });
    copy.addEventListener("click", () => { if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(() => { copy.textContent = "已复制"; }); });
    share.append(copy);
    if (navigator.share) {
      const pass = make("button", { type: "button", className: "btn btn-quiet", textContent: "分享" });
      pass.addEventListener("click", () => navigator.share({ title: document.title, url: location.href }).catch(() => {}));
      share.append(pass);
    }
  });

  // 长者版：进入后全站保持大字，返回标准版时恢复
  if (document.body.classList.contains("theme-el")) store.set("elder", "1");
  all("[data-elder-off]").forEach((a) => a.addEventListener("click", () => store.set("elder", null)));

  if (opener) { opener.addEventListener("click", () => show(panel.hidden)); if (store.get("a11y")) show(true); }
  all("[data-a11y]").forEach((b) => b.addEventListener("click", () => {
    ACTIONS[b.dataset.a11y]?.();
    if (b.dataset.a11y === "cross") b.setAttribute("aria-pressed", String(!!lines));
    store.set("zoom", zoom ? String(zoom) : null);
    apply();
  }));
  apply();

  // 首页飘窗和弹窗：关掉的那一篇在这个浏览器不再出现；弹窗居中，紧急公告显示时不遮住它
  const closed = () => (store.get("closed") || "").split(",").filter(Boolean);
  all(".overlay > dialog").forEach((dialog) => {
    const { id } = dialog.dataset;
    if (closed().includes(id)) { dialog.removeAttribute("open"); return; }
    dialog.addEventListener("close", () => store.set("closed", [...closed(), id].slice(-20).join(",")));
    if (!dialog.matches(".popup")) return;
    dialog.querySelector("a").addEventListener("click", () => dialog.close());
    if (!dialog.getClientRects().length || document.querySelector(".hz-banners")) return;
    const title = dialog.querySelector("h2");
    dialog.removeAttribute("open");
    title.tabIndex = -1;
    dialog.showModal();
    title.focus();
  });

  // 离开政府网站前提示
  const family = location.hostname.split(".").slice(1).join(".");
  const ours = (host) => host === location.hostname || /(^|\.)gov\.cn$/.test(host) || host.endsWith(".政务") || host.endsWith(".xn--zfr164b") || (family.includes(".") && host.endsWith(`.${family}`));
  document.addEventListener("click", (e) => {
    const a = e.target.closest?.("a[href]");
    if (!a || !/^https?:$/.test(a.protocol) || ours(a.hostname) || typeof HTMLDialogElement === "undefined") return;
    e.preventDefault();
    const stay = make("button", { type: "button", className: "btn", textContent: "留在本站" });
    const go = make("a", { className: "btn btn-main", href: a.href, rel: "external noopener", textContent: "继续前往" });
    const title = make("h2", { id: "leave-title", textContent: "即将离开本网站" });
    const dialog = make("dialog", { className: "leave" }, title,
      make("p", { textContent: `您要打开的 ${a.hostname} 不是政府网站，其内容由对方负责。` }),
      make("div", { className: "btns" }, go, stay));
    dialog.setAttribute("aria-labelledby", "leave-title");
    stay.addEventListener("click", () => dialog.close());
    go.addEventListener("click", (event) => { event.stopPropagation(); dialog.close(); });
    dialog.addEventListener("close", () => { dialog.remove(); a.focus(); });
    document.body.append(dialog);
    dialog.showModal();
  });
})();
