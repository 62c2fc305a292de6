/** Names of the facts an entry carries, for the few that recur; another stands under the name it was given. */
const names: Readonly<Record<string, string>> = {
  edition: "版本号",
  approval: "审核号",
  reason: "理由",
  channel: "栏目",
  parent: "上级",
  name: "名称",
  code: "代码",
  state: "状态",
  from: "原来",
  to: "改为",
  address: "来自",
  roles: "角色",
  role: "角色",
  purpose: "用途",
  publishedAt: "发布时间",
  owner: "责任人",
  was: "原名",
  into: "并入栏目",
  documents: "稿件数",
  channels: "栏目数",
  path: "地址",
  chain: "审核流程",
  theme: "主题",
  themeVersion: "主题版本",
  number: "第几版",
  files: "文件",
  filter: "筛选条件",
};

export function factsOf(facts: Readonly<Record<string, unknown>>): readonly { name: string; value: string }[] {
  return Object.entries(facts).map(([key, value]) => ({
    name: names[key] ?? key,
    value: typeof value === "string" ? value : JSON.stringify(value),
  }));
}
