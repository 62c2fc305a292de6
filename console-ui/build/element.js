/**
 * Element Plus, component by component: an import of a component brings its style sheet, and only that. Its sheets go
 * into a cascade layer, so that our tokens and parts win wherever they stand and in whatever order chunks arrive.
 */
export function element() {
  return {
    name: "element",
    enforce: "pre",
    transform(code, id) {
      if (/element-plus\/theme-chalk\/[^?]*\.css/.test(id)) {
        return { code: `@layer element{${code.replace(/@charset [^;]*;/, "")}}`, map: null };
      }
      if (!/\/src\/.*\.(vue|ts)(\?|$)/.test(id)) return null;
      const named = [...code.matchAll(/import\s*\{([^}]*)\}\s*from\s*["']element-plus["']/g)]
        .flatMap((match) => match[1].split(","))
        .map((name) => name.trim())
        .filter((name) => /^El[A-Z]/.test(name));
      if (named.length === 0 || id.includes("?")) return null;
      const sheets = named.map((name) => `import "element-plus/es/components/${folder(name)}/style/css";`).join("");
      return { code: id.endsWith(".ts") ? sheets + code : code.replace(/(<script[^>]*>)/, `$1${sheets}`), map: null };
    },
  };
}

function folder(name) {
  return name.slice(2).replace(/(?<!^)[A-Z]/g, "-$&").toLowerCase();
}
