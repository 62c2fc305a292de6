const kinds: Readonly<Record<string, string>> = {
  site: "站点信息",
  setting: "网站设置",
  "theme-setting": "主题设置",
  template: "模板",
  assets: "主题文件",
  channel: "栏目名称",
  "channel-kind": "栏目类型",
  "channel-details": "栏目说明",
  "channel-address": "栏目地址",
  "channel-path": "栏目地址",
  channels: "栏目次序",
  children: "下级栏目",
  navigation: "主导航",
  document: "稿件",
  neighbours: "上下篇",
  relations: "关联",
  total: "篇数",
  cut: "列表分页",
  "cut-oldest": "最早一页",
  pinned: "置顶",
  "content-type": "内容模型",
  shard: "站点地图",
  shards: "站点地图",
  mappings: "旧地址",
  today: "今天的日期",
  emergency: "应急公告",
  drill: "应急演练",
  fragment: "片段",
};

/** The name of something a page read, in words: setting:phone is 网站设置, phone. */
export function readOf(name: string): { readonly kind: string; readonly what: string } {
  const colon = name.indexOf(":");
  const kind = colon < 0 ? name : name.slice(0, colon);
  const what = colon < 0 ? "" : name.slice(colon + 1);
  return { kind: kinds[kind] ?? kind, what: what.replace(/:?self$/, " 本稿").trim() };
}
