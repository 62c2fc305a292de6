#!/usr/bin/env python3
"""Writes the demo city's documents as import files: linlan.jsonl, sfj.jsonl, rsj.jsonl beside this file.

The sentences are in material.py. Same material, same bytes: the day is fixed, chance is seeded.
"""
import datetime, json, random
from pathlib import Path
import material as m

HERE = Path(__file__).parent
TODAY = datetime.date(2026, 11, 20)
SITES = {"linlan": "临澜市人民政府", "sfj": "临澜市司法局", "rsj": "临澜市人力资源和社会保障局"}
OFFICE = {"linlan": "临澜市人民政府办公室", "sfj": "临澜市司法局办公室", "rsj": "临澜市人力资源和社会保障局办公室"}
SHORT = {"linlan": "澜政", "sfj": "澜司", "rsj": "澜人社"}


class City:
    def __init__(self, site):
        self.site, self.lines, self.counts, self.r = site, [], {}, random.Random("临澜" + site)

    def add(self, channel, title, body="", date=None, type="article", time=None, **more):
        n = self.counts[channel] = self.counts.get(channel, 0) + 1
        hour = time or f"{self.r.randint(8, 18):02d}:{self.r.randrange(0, 60, 5):02d}"
        line = {"id": f"{channel.replace('/', '-')}-{n}", "channel": channel, "type": type, "title": title,
                "publishedAt": f"{date or TODAY}T{hour}:00+08:00"}
        if body:
            line |= {"body": body, "bodyFormat": "html"}
        line |= {k: v for k, v in more.items() if v}
        line.setdefault("source", SITES[self.site])
        self.lines.append(line)
        return line["id"]

    def numbers(self):
        r = self.r
        d, d2 = r.sample(list(m.DISTRICTS), 2)
        return {"a": f"{r.randint(12, 98) * 100 + r.randint(0, 9) * 10}", "b": r.randint(12, 68), "c": r.randint(110, 890),
                "p": f"{r.randint(905, 996) / 10}%", "p2": f"{r.randint(62, 118) / 10}%", "d": d, "d2": d2,
                "s": r.choice(m.DISTRICTS[d])}

    def paragraphs(self, sentences, n):
        return "".join(f"<p>{s.format(**n)}</p>" for s in sentences)

    def news(self, channel, title, topic, date, n, org, **more):
        department, _, _, facts, coming = topic
        facts = self.r.sample(facts, 3)
        lead = self.r.choice([
            f"记者从{org}获悉，{{s}}等地的群众近日感受到了新变化。", f"{{s}}近日传来消息，{org}的一项工作有了新进展。",
            f"近日，{org}公布了有关工作进展。", f"11月以来，{org}围绕群众关心的事情抓落实。" if date.month == 11 else f"{date.month}月以来，{org}围绕群众关心的事情抓落实。"])
        voice = self.r.choice(["有关负责人介绍：", "据介绍，", "工作人员说：", "现场的居民告诉记者："])
        body = self.paragraphs([lead + facts[0], voice + facts[1], facts[2], self.r.choice(coming)], n)
        summary = facts[0].format(**n)
        return self.add(channel, title, body, date, summary=summary, keywords=[department.removeprefix("市"), n["d"]],
                        source="临澜发布" if self.site == "linlan" else SITES[self.site], **more)

    def days(self, count, newest=1, oldest=540):
        """Dates over eighteen months, denser towards today, newest first."""
        return [TODAY - datetime.timedelta(days=newest + int((oldest - newest) * (i / count) ** 1.4)) for i in range(count)]

    def write(self):
        order = sorted(self.lines, key=lambda line: (line["publishedAt"], line["id"]))
        text = "".join(json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n" for line in order)
        (HERE / f"{self.site}.jsonl").write_text(text, "utf-8")
        print(self.site, len(order), "documents", len(text.encode()), "bytes")


def with_picture(body, picture, caption):
    return f'<figure><img src="pictures/{picture}.svg" alt="{caption}"><figcaption>{caption}（示意图）</figcaption></figure>' + body


def city_news(c):
    by_department = {t[0]: t for t in m.TOPICS}
    for date, title, department in m.CITY_NEWS:
        topic = by_department[department]
        subject = title.split("　")[0]
        n = c.numbers()
        body = c.paragraphs([f"{subject}。有关情况今日由市政府办公室发布。", topic[3][0], topic[3][1], "这项工作由" + department + "会同有关部门和区县落实，进展情况按月公布。", "市政府办公室提示，具体安排以正式文件为准，群众可拨打12345咨询，也可以在本网站“互动交流”提出意见。"], n)
        c.add("xwzx/yaowen", title, body, datetime.date.fromisoformat(date), summary=subject + "。", keywords=["要闻"], source="临澜发布")
    for i, date in enumerate(c.days(44, newest=8)):
        n = c.numbers()
        subject = m.MEETING_SUBJECTS[i % len(m.MEETING_SUBJECTS)]
        title, facts = m.CITY_MEETINGS[(i % len(m.MEETING_SUBJECTS) + i // len(m.MEETING_SUBJECTS)) % 3]
        n["x"] = subject
        title = title.format(**n)
        c.add("xwzx/yaowen", title, c.paragraphs(facts + [f"{subject}的进展和联系方式可在本网站“政务公开”查询。"], n), date,
              summary=facts[0].format(**n), keywords=["要闻", subject], source="临澜发布")


def topic_news(c, channel, count, district=False, newest=0, only=None):
    topics = [t for t in m.TOPICS if only is None or t[0] in only]
    used = set()
    for i, date in enumerate(c.days(count, newest)):
        topic = topics[i % len(topics)]
        for _ in range(20):
            n = c.numbers()
            pattern = topic[2 if district else 1][(i // len(topics)) % len(topic[2 if district else 1])]
            title = pattern.format(**n)
            if district and "{d}" not in pattern:
                title = f"{n['d']}：{title}"
            if not district and not only:
                title = f"{topic[0]}：{title}"
            if title not in used:
                break
        used.add(title)
        c.news(channel, title, topic, date, n, n["d"] + "有关部门" if district else topic[0])


# 图，标题，图注，正文各段；正文说的就是图上的事。
PICTURES = {
    "linlan": [
        ("scene-bridge", "澜江北岸生态修复二期竣工：三年还岸于民，步道串起七座公园", "澜江大桥与北岸步道",
         ["澜江北岸生态修复二期工程通过竣工验收，新增滨水步道12.6公里，七座公园连成一线。", "工程拆除沿岸废弃码头和厂房，恢复滩地和湿地，沿途设置直饮水点、座椅和无障碍坡道。", "步道全天免费开放，夜间照明到二十二时。"]),
        ("scene-hall", "132个高频事项周末可办", "政务服务大厅周末开放",
         ["市政务服务大厅和各区县大厅周六照常开门，132个高频事项当场可办。", "不便到场的，可以预约上门或者委托代办。"]),
        ("scene-school", "今秋新增公办学位4860个", "新建成的校园",
         ["今年秋季学期，全市新建、改扩建的中小学和幼儿园陆续启用，新增公办学位4860个。", "下一步将按照常住人口分布动态调整学位供给，提前公布学位预警片区。"]),
        ("scene-industry", "首个零碳园区并网发电", "零碳园区的光伏与储能",
         ["首个零碳园区的屋顶光伏和储能电站并网，园区用电全部来自可再生能源。", "多余电量进入电网，结算情况按月公布。"]),
        ("scene-wetland", "砚湖湿地迎来越冬候鸟", "湿地浅滩",
         ["近日，首批越冬候鸟抵达砚湖湿地，种类和数量都比去年同期增加。", "观鸟期间核心区不开放，请在观鸟廊内观看，保持安静。"]),
        ("scene-community", "社区食堂开张，老人吃上热乎饭", "社区养老综合体",
         ["社区养老综合体内的食堂开张，一日三餐凭社会保障卡就餐，高龄老人送餐到家。", "综合体还设有日间照料、康复护理和助浴服务。"]),
        ("scene-bus", "城际公交开通首日，乘客说方便", "城际公交站",
         ["临澜至砚湖城际公交开通运营，全程实行阶梯票价，六十五周岁以上老年人免费乘坐。", "发车间隔高峰十五分钟、平峰三十分钟，站台全部无障碍。"]),
        ("scene-farm", "秋粮颗粒归仓", "收割后的田野",
         ["全市秋粮收购进度过八成，收购网点现场检斤、当天结算。", "农机合作社正在组织冬小麦播种和秸秆还田。"]),
        ("scene-library", "读书节里的夜读时光", "市图书馆",
         ["第七届澜江读书节期间，市图书馆延长开放到二十二时。", "“一卡通借”已覆盖全部区县，任一馆借书，任一馆归还。"]),
        ("scene-oldtown", "古巷挂上保护铭牌", "汀南古巷",
         ["第三批历史建筑名录公布后，汀南古巷的三十一处建筑挂上了保护铭牌。", "扫描铭牌可以看到建筑的年代、特点和修缮要求。"]),
        ("scene-park", "口袋公园装点家门口", "街角公园",
         ["利用边角地建成的街角公园陆续开放，步行五分钟就能到。", "选址和设计征求了附近居民的意见，增加了遮阳和儿童活动场地。"]),
        ("scene-market", "农贸市场换新颜", "智慧农贸市场",
         ["改造后的农贸市场干净明亮，每个摊位公示检测结果和价格。", "电子秤统一检定，称重和支付记录可以追溯。"])],
    "sfj": [
        ("scene-justice", "市公共法律服务中心搬迁启用，六类服务一个大厅办", "公共法律服务中心",
         ["新的市公共法律服务中心启用，法律援助、公证、人民调解、行政复议、律师咨询、司法鉴定进驻一个大厅。", "中心设置老年人、残疾人优先窗口，周六照常开放。", "不便到场的，可以拨打12348，或者在村（社区）法律服务终端视频咨询。"]),
        ("scene-lawfair", "宪法宣传周进集市，边赶集边学法", "宪法宣传周集市",
         ["宪法宣传周期间，普法集市走进六个区县，律师、公证员、调解员现场答疑。", "集市设有有奖问答和模拟法庭，宣传资料免费取阅。"]),
        ("scene-mediation", "社区来了专职调解员，邻里纠纷坐下来谈", "人民调解室",
         ["全市村（社区）人民调解室实现全覆盖，专职调解员每周坐班五天。", "调解不收费，达成的协议可以申请司法确认。"]),
        ("scene-lawbooks", "法规库上线，法规规章一处可查", "法规文库",
         ["法规库收录法律、行政法规、地方性法规、司法解释和部门规章，可按标题、文号和制定机关检索。", "每部法规标明有效性和修改情况，引用时以正式公布的文本为准。"])],
    "rsj": [
        ("scene-jobfair", "制造业专场招聘会开进园区，现场达成就业意向1260人", "招聘会现场",
         ["第四季度招聘活动陆续举办，制造业专场招聘会进园区、进校园，现场达成就业意向1260人。", "招聘会设有职业指导和劳动维权咨询台，求职不收取任何费用。", "其余场次安排见“招考招聘”栏目。"]),
        ("scene-skills", "全市职业技能大赛收官，32名选手获技师资格", "职业技能竞赛",
         ["全市职业技能大赛设数控、工业机器人、养老护理等十六个赛项，历时两个月收官。", "各赛项前两名按规定直接认定技师职业技能等级。"]),
        ("scene-socialcard", "社会保障卡自助机进社区，换卡五分钟取卡", "社会保障卡自助服务",
         ["首批社会保障卡自助机在街道便民中心启用，换卡、补卡当场取卡。", "老年人可由工作人员全程帮办，也可以预约上门。"]),
        ("scene-labour", "家门口的零工市场：找活、维权、歇脚一站办", "零工市场",
         ["零工市场提供求职登记、岗位推送、工资调解和法律咨询，设有饮水和休息的地方。", "用工信息发布前核实单位资质，拖欠工资线索三个工作日内核实。"])],
}


def pictures(c):
    for i, (picture, title, caption, sentences) in enumerate(PICTURES[c.site]):
        body = with_picture("".join(f"<p>{s}</p>" for s in sentences), picture, caption)
        c.add("xwzx/tpxw", title, body, TODAY - datetime.timedelta(days=i * 4), summary=sentences[0],
              attributes={"image": f"attachment:{picture}.svg"},
              attachments=[{"file": f"pictures/{picture}.svg", "name": f"{picture}.svg"}],
              source="临澜发布" if c.site == "linlan" else SITES[c.site])


def notices(c, departments=None, count=36):
    for i, date in enumerate(c.days(count, 0)):
        department, title, kind = m.NOTICES[i % len(m.NOTICES)]
        if departments:
            department = SITES[c.site].removeprefix("临澜")
            title = departments[i % len(departments)]
        n = c.numbers()
        if i >= len(departments or m.NOTICES):
            year_title = title.replace("2026—2027", "2025—2026").replace("2027", "2026" if date.year == 2026 else "2025")
            title = f"{year_title}（{date.year}年{date.month}月）"
        body = c.paragraphs([
            f"根据工作安排，现将有关事项公告如下。", f"一、范围：{{d}}、{{d2}}及有关单位。", f"二、时间：自{date.month}月{date.day}日起，具体安排见现场公告。",
            f"三、咨询：{department}，也可拨打12345政务服务便民热线。",
            "由此带来的不便，敬请谅解。" if kind in ("交通", "停水", "通告") else "意见和问题可在公告期内书面或者网上提出，我们将逐条答复。"], n)
        c.add("xwzx/tzgg", title, body, date, source="临澜" + department if department.startswith("市") else department,
              issuer="临澜" + department if department.startswith("市") else department, keywords=[kind])


NUMERALS = "一二三四五六七八九十"


def policies(c, policies_):
    ids = []
    for i, (number, title, date, validity, topic, subject, articles) in enumerate(policies_):
        day = datetime.date.fromisoformat(date)
        act = "令" in number
        numbered = "办法" in title or "规定" in title or act or "细则" in title
        heading = "第{}条" if numbered else "{}、"
        body = "" if act or "细则" in title else "<p>各区、县人民政府，市政府各部门：</p>" if c.site == "linlan" else "<p>各区县有关部门，各有关单位：</p>"
        if body:
            body += f"<p>为做好{subject.removesuffix('工作要点')}工作，现就有关事项{'通知' if '通知' in title else '规定'}如下，请结合实际认真贯彻执行。</p>"
        for k, article in enumerate(articles):
            mark = heading.format(NUMERALS[k])
            body += f'<p class="gw-article" id="article-{k + 1}"><strong>{mark}</strong>{"　" if numbered else ""}{article}</p>'
        issuer = "临澜市人民政府办公室" if "府办" in number else SITES[c.site]
        if c.site != "linlan":
            issuer = title.split("关于")[0].replace("　", "、")
        body += f'<p class="gw-sign">{issuer}</p><p class="gw-date">{day.year}年{day.month}月{day.day}日</p>'
        ids.append(c.add("zwgk/zcwj", title, body, day, "policy", summary=articles[0], keywords=[subject], issuer=issuer, docNumber=number,
                         writtenAt=str(day - datetime.timedelta(days=3)), validity=validity,
                         attributes={"indexNumber": f"9901{'00' if c.site == 'linlan' else '01'}-04-{day.year}-{133 + i:06d}", "topic": topic,
                                     "effectiveAt": "2026-12-10" if number == "市政府令第61号" else str(day),
                                     "docKind": "规章" if act else "规范性文件" if "规" in number else "其他公文"}))
    return ids


FORMS = [("图解", "一图读懂：{}怎么管、怎么办"), ("文字", "{}相关文件解读"), ("视频", "三分钟看懂{}"), ("图解", "图解：{}有哪些变化"), ("文字", "{}十问十答")]


def interpretations(c, policies_, ids):
    for i, (policy, pid) in enumerate(zip(policies_, ids)):
        form, pattern = FORMS[i % len(FORMS)]
        subject, articles = policy[5], policy[6]
        title = pattern.format(subject)
        body = f"<h2>为什么制定</h2><p>围绕{subject}，群众和企业反映的问题比较集中，有必要通过文件明确标准、简化流程、落实责任。</p><h2>主要内容</h2>"
        body += "".join(f"<p>（{NUMERALS[k]}）{a}</p>" for k, a in enumerate(articles[:5]))
        body += "<h2>怎样办理和咨询</h2><p>办理渠道见本网站“办事服务”，也可拨打12345咨询。执行中的问题和建议可在“互动交流”提出。</p>"
        c.add("zwgk/zcjd", title, body, datetime.date.fromisoformat(policy[2]), "interpretation", summary=f"说明{subject}的背景、主要内容和办理方法。",
              keywords=[subject], attributes={"form": form, "interprets": [pid]})


def leaders(c):
    for i, (name, position, duties) in enumerate(m.LEADERS[c.site]):
        c.add("zwgk/ldzc", name, f"<p>{duties}</p>", TODAY - datetime.timedelta(days=200), "leader", time=f"09:{59 - i:02d}", summary=f"{position}。{duties}",
              attributes={"position": position, "duties": duties, "resume": f"{name}，现任{SITES[c.site]}{position}。"})


def agencies(c):
    names = [(k, d) for k, d in m.DUTIES.items()] + [(d + "人民政府", f"领导{d}经济社会发展和行政事务，辖{'、'.join(s)}等。") for d, s in m.DISTRICTS.items()]
    if c.site != "linlan":
        names = [(u, f"承担{SITES[c.site].removeprefix('临澜')}职责范围内与“{u.removeprefix('市')}”有关的工作。") for u in m.UNITS[c.site]]
    for i, (name, duties) in enumerate(names):
        full = "临澜" + name if name.startswith("市") else name
        phone = f"0000-88{10 + i:02d} {1000 + i * 7:04d}"
        c.add("zwgk/jgsz", full, f"<p>{duties}</p>", TODAY - datetime.timedelta(days=240), "agency", time=f"{17 - i // 60:02d}:{59 - i % 60:02d}", summary=duties,
              attributes={"address": f"临澜市汀南区市民路 {i * 2 + 3} 号" if c.site == "linlan" else "与局机关同址", "phone": phone,
                          "hours": "周一至周五 9:00—12:00，13:30—17:30", "duties": duties})


def letters(c):
    for i, (kind, title, question, department, answer) in enumerate(m.LETTERS[c.site]):
        day = TODAY - datetime.timedelta(days=i * 3)
        asked, answered = day - datetime.timedelta(days=4), day - datetime.timedelta(days=1)
        c.add("hdjl/lxxd", title, "", day, "qa", keywords=[kind], summary=question,
              attributes={"question": question, "askedAt": str(asked), "answeredAt": str(answered), "department": department, "answer": answer})
    for i, (question, department, answer) in enumerate(m.QUESTIONS[c.site]):
        day = TODAY - datetime.timedelta(days=30 + i * 11)
        c.add("hdjl/cjwt", question, "", day, "qa", summary=answer,
              attributes={"question": question, "askedAt": str(day - datetime.timedelta(days=3)), "answeredAt": str(day), "department": department, "answer": answer})


def pages(c, channel, items, step=30, newest=10):
    """Plain articles: (title, paragraphs)."""
    for i, (title, paragraphs) in enumerate(items):
        c.add(channel, title, "".join(f"<p>{p}</p>" for p in paragraphs), TODAY - datetime.timedelta(days=newest + i * step), source=OFFICE[c.site])


def openness(c):
    unit = SITES[c.site]
    pages(c, "zwgk/gkzn", [("政府信息公开指南", [f"{unit}主动公开机构职能、领导分工、规范性文件、规划计划、统计信息、财政预决算、行政许可和处罚等信息。", "公开渠道：本网站、政府公报、政务新媒体、政务服务大厅和档案馆、图书馆查阅点。", "需要其他政府信息的，可以当面、邮寄或者网上申请，自收到申请之日起二十个工作日内答复。", f"受理机构：{OFFICE[c.site]}。"])])
    if c.site != "linlan":
        return
    pages(c, "zwgk/gkzd", [(f"临澜市{x}", [f"为了规范{x.removesuffix('制度').removesuffix('办法')}工作，制定本制度。", "各单位主要负责人为第一责任人，办公室承担日常工作。", "执行情况纳入年度考核并向社会公布。"]) for x in ["政府信息主动公开制度", "政府信息公开属性审查办法", "政策解读工作制度", "政务公开考核办法"]], 60)
    pages(c, "zwgk/fdzdgk", [(f"{x}主动公开目录", [f"{x}领域依法主动公开的内容、依据、时限、主体和渠道见本目录。", "目录每年调整一次，调整情况向社会公布。"]) for x in ["财政预决算", "重大建设项目", "公共资源配置", "社会公益事业", "行政许可和处罚", "应急管理", "教育", "卫生健康", "生态环境", "食品药品监管"]], 20)
    pages(c, "zwgk/ghjh", [(x, ["本规划（计划）明确了总体目标、重点任务和保障措施，责任单位和完成时限见附表。", "实施情况每半年评估一次，评估结果公开。"]) for x in ["2026年民生实事清单", "临澜市国民经济和社会发展第十五个五年规划纲要", "临澜市公园城市建设三年行动计划（2026—2028年）", "临澜市养老服务体系建设规划", "2026年市政府重点工作任务分工"]], 70)
    pages(c, "zwgk/czyjs", [(x, ["收支总表、政府债务、转移支付、三公经费和绩效目标等内容随表公开。", "说明中对增减变化较大的项目逐项解释原因。"]) for x in ["临澜市2026年市级预算公开说明", "临澜市2025年市级决算公开说明", "2026年部门预算公开目录", "2025年“三公”经费决算情况说明"]], 90)
    pages(c, "zwgk/rsxx", [(x, ["报名时间、条件、岗位、考试内容和监督电话见公告正文和岗位表。", "招聘全程公开，拟聘人员名单公示七个工作日。"]) for x in ["临澜市2026年度公务员考试录用递补公告", "市属事业单位2026年下半年公开招聘公告", "2026年度高级职称评审结果公示", "市属医院2026年公开招聘专业技术人员公告"]], 40)
    pages(c, "zwgk/yjgl", [(x, ["请留意权威渠道发布的预警信息，按照社区通知行动。", "遇险请拨打110、119、120求助。"]) for x in ["寒潮和道路结冰防御指南", "家庭应急物资储备建议清单", "临澜市避难场所一览", "森林防火期公众须知", "燃气安全使用提示"]], 25)
    pages(c, "zwgk/gknb", [(f"临澜市{y}年政府信息公开工作年度报告", [f"{y}年，全市主动公开政府信息{12000 + y % 100 * 137}条，受理公开申请{300 + y % 100 * 11}件，按期答复率100%。", "行政复议和诉讼纠正情况、存在的主要问题和改进措施一并公布。"]) for y in (2025, 2024, 2023)], 300, 250)
    pages(c, "zwgk/ysqgk", [("依申请公开办理指南", ["申请人可以当面、邮寄、网上提出申请，应当载明姓名或者名称、联系方式、所需信息的名称或者特征、获取方式。", "行政机关自收到申请之日起二十个工作日内答复；需要延长的，最长延长二十个工作日并书面告知。", "提供政府信息不收取检索费；数量、频次明显超过合理范围的，依照国家规定收取信息处理费。"]), ("常见答复类型说明", ["已经主动公开的，告知获取方式；可以公开的，提供信息；依法不予公开的，说明理由；本机关不掌握的，告知并说明。"])])
    pages(c, "zwgk/zfgb", [(f"临澜市人民政府公报2026年第{k}期目录", ["市政府文件、市政府办公室文件、部门规范性文件、人事任免、大事记。", "公报在政务服务大厅、图书馆、档案馆免费取阅。"]) for k in range(10, 0, -1)], 30)


def interaction(c):
    pages(c, "hdjl/yjzj", [("2027年市政府民生实事项目建议征集", ["征集时间：2026年11月10日至12月10日。", "征集范围：教育、医疗、养老、住房、交通、环境等与群众生活密切相关、当年能够完成的事项。", "意见可网上提交，也可寄至市政府办公室。采纳情况将公开反馈。"]),
        ("《临澜市公共停车场管理办法（修订草案）》公开征求意见", ["征集时间：2026年11月20日至12月19日。", "修订的主要内容：错时共享、收费公示、充电车位管理和道路停车泊位设置程序。"]),
        ("《临澜市养犬管理规定（草案）》意见采纳情况反馈", ["征集期内收到意见517条，采纳86条，部分采纳121条。", "未采纳的主要意见及理由见附表。"]),
        ("居民生活用水价格调整听证会意见采纳情况", ["听证会参加人二十五名，提出意见四十三条，采纳二十九条。"]),
        ("《临澜市城市更新条例（草案）》立法意见征集", ["草案共七章五十六条，重点征求居民意愿表决、历史风貌保护、资金筹措等方面意见。"])], 10, 0)
    pages(c, "hdjl/zxft", [(f"在线访谈：{x}", ["本期访谈由有关部门负责人在线回答网民提问，共收到提问四十六条，现场答复二十一条，其余会后答复。", "问：群众最关心的办理时限是多久？答：一般事项五个工作日，能够核验的材料不再提交。", "问：对老年人有什么照顾？答：保留线下窗口和代办，社区可以上门。"]) for x in ["冬季供暖怎么保障", "门诊慢特病网上认定", "公租房轮候与选房", "零工市场建设"]], 35)
    pages(c, "hdjl/xwfbh", [(f"“{x}”新闻发布会实录", ["发布人介绍了总体情况、主要举措和下一步安排，并回答记者提问。", "文字实录、图解和视频文字稿一并公布。"]) for x in ["前三季度经济运行情况", "跨域通办实施意见", "民生实事三季度进展", "公园城市建设三年行动", "秋冬季大气污染防治"]], 30)


def figures(c):
    pages(c, "sjfb/tjsj", [(f"2026年{x}主要经济指标", ["地区生产总值、规模以上工业增加值、固定资产投资、社会消费品零售总额、居民消费价格、居民人均可支配收入等指标见表。", "数据由市统计局核定，部分为初步核算数。"]) for x in ["前三季度", "1—8月", "1—7月", "上半年", "1—5月", "1—4月", "一季度", "1—2月"]], 32)
    pages(c, "sjfb/tjgb", [(x, ["公报数据为初步统计数，部分数据因四舍五入存在总计与分项合计不等的情况。"]) for x in ["临澜市2025年国民经济和社会发展统计公报", "临澜市第五次经济普查公报", "临澜市2025年水资源公报", "临澜市2025年生态环境状况公报"]], 60, 120)
    pages(c, "sjfb/sjjd", [(x, ["从结构看，服务业带动作用增强；从走势看，四季度有望保持平稳。", "指标口径和计算方法见注释。"]) for x in ["前三季度居民收入增长的三个特点", "怎样看待10月居民消费价格", "空气质量优良天数比例是怎么算的"]], 20)


def topics(c):
    for code, name, parts in [("gxbc", "高效办成一件事", ["开办餐饮店", "新生儿出生", "企业职工退休", "公民婚育", "不动产继承"]), ("gycs", "公园城市建设", ["口袋公园", "滨水绿道", "社区花园", "立体绿化", "老公园提质"]),
                              ("ylyx", "一老一小服务", ["社区食堂", "日间照料", "普惠托育", "儿童友好空间", "适老化改造"]), ("yhyshj", "优化营商环境", ["惠企政策直达", "信用修复", "招标投标改革", "企业开办", "涉企检查公示"])]:
        pages(c, "ztzl/" + code, [(f"{name}：{p}{x}", [f"{p}是{name}的重点内容，由牵头部门统筹，各区县同步推进。", "目标、责任单位和完成时限向社会公布，进展每月更新。", "群众可以在互动交流栏目提出意见，也可以到现场体验。"]) for p in parts for x in ("有新进展", "怎么办")], 16, 2)


def about(c):
    pages(c, "zjll/csgk", [("城市概况", ["临澜市位于澜江中游，辖四区二县，常住人口三百二十万，面积八千一百平方公里。", "城市因澜江得名，北依云麓山，南临砚湖，四季分明，物产丰富。", "铁路、高速公路和内河航道在此交汇，形成以装备制造、新能源、文化旅游为主的产业格局。"]), ("城市名片", ["临澜先后获得园林城市、节水型城市等称号（演示用虚构信息）。"])])
    pages(c, "zjll/lswh", [(x, [f"{x}承载着临澜人的记忆，今天仍在生活中延续。", "有关场馆全年免费开放，开放时间见网站公告。"]) for x in ["澜江渡口的三百年", "砚湖石砚制作技艺", "栖霞门城楼", "云麓山茶事", "汀南灯会"]], 40)
    pages(c, "zjll/xzqh", [(d, [f"{d}辖{'、'.join(s)}等街道、乡镇。"]) for d, s in m.DISTRICTS.items()], 1)
    for i, (title, names) in enumerate([("澜江两岸", ["scene-bridge", "scene-greenway", "scene-wetland"]), ("街巷与校园", ["scene-oldtown", "scene-school", "scene-library"]), ("田野与园区", ["scene-farm", "scene-industry", "scene-reservoir"]), ("家门口的生活", ["scene-park", "scene-market", "scene-sports"])]):
        captions = {p[0]: p[2] for p in PICTURES["linlan"]} | {"scene-greenway": "滨水绿道", "scene-reservoir": "山间水库", "scene-sports": "全民健身中心"}
        c.add("zjll/yxll", f"影像临澜：{title}", f"<p>一组关于{title}的图画。</p>", TODAY - datetime.timedelta(days=20 + i * 30), "gallery", summary=f"一组关于{title}的图画。",
              attachments=[{"file": f"pictures/{n}.svg", "name": f"{n}.svg"} for n in names],
              attributes={"image": f"attachment:{names[0]}.svg", "pictures": [{"image": f"attachment:{n}.svg", "caption": captions[n] + "（示意图）"} for n in names]})
    for i, (x, picture) in enumerate([("三分钟走进临澜", "scene-oldtown"), ("一条江的修复", "scene-wetland"), ("社区食堂的一天", "scene-community")]):
        c.add("zjll/spll", x, f"<p>短片《{x}》及文字稿。</p>", TODAY - datetime.timedelta(days=15 + i * 40), "video",
              attachments=[{"file": f"pictures/{picture}.svg", "name": f"{picture}.svg"}],
              attributes={"image": f"attachment:{picture}.svg", "duration": f"0{3 + i}:{20 + i * 7}", "transcript": f"（字幕）清晨，澜江边的步道上已有不少晨练的市民。\n（旁白）{x}，从一座桥、一条街、一顿饭说起。\n（同期声）以前要绕很远，现在下楼就到。\n（旁白）城市的温度，就在这些细小的改变里。"})
    for i, (x, url) in enumerate([("临澜市司法局", "/_site/sfj"), ("临澜市人力资源和社会保障局", "/_site/rsj")]):
        c.add("zjll/wzdh", x, "", TODAY - datetime.timedelta(days=100 + i), "link", attributes={"url": url})


def department(c, own, notices_, recruiting=()):
    topic_news(c, "xwzx/yaowen", 16, only=own)
    topic_news(c, "xwzx/bmdt", 18, True, 1, own)
    pictures(c)
    notices(c, notices_, 12)
    for channel, titles in recruiting:
        pages(c, channel, [(t, ["时间、地点、岗位和联系方式见公告。", "参加活动不收取任何费用，谨防假冒。"]) for t in titles], 12, 1)


# 两个部门网站自己的要闻和基层动态，替换全市的那一份。
OWN = {
    "市司法局": ("市司法局", ["规范性文件合法性审核提前介入，审核意见{b}条被采纳", "法律援助惠民案件办结{c}件", "行政复议案件按期办结率达到{p}", "村（社区）法律顾问提供服务{a}次", "法规库新增文本{b}件，支持按文号检索", "普法进校园活动走进{b}所学校",
        "公证“最多跑一次”事项增至{b}项", "行政执法监督员上岗，首批选聘{b}人", "涉企行政检查扫码入企，检查频次下降{p2}", "人民调解员等级评定结束，{c}人获评", "仲裁调解中心受理商事案件{c}件", "司法所规范化建设年底收官，{b}个司法所通过验收",
        "法治副校长配备实现中小学全覆盖", "立法联系点收集群众意见{c}条", "社区矫正对象技能培训结业{b}人", "律师进企业开展法治体检{c}场"],
        ["{d}：矛盾调解在楼栋，化解纠纷{b}件", "{d}公共法律服务站延时到晚上八点", "{d}：法治小院开进{b}个村", "{d}：调解、公证、援助同堂办公", "{d}组织“法律明白人”培训{b}场", "{d}：流动法律服务车开进山区"],
        ["群众在家门口就能得到法律咨询、调解和公证预约服务，半小时法律服务圈基本形成。", "法律援助窗口对农民工、老年人、残疾人优先受理，{b}件案件当日指派律师。", "行政复议听证公开进行，对明显不当的行政行为依法予以纠正。", "调解员上门听取双方意见，{c}起纠纷就地化解，没有一起升级。"],
        ["下一步将推进法律服务终端向乡镇延伸。", "需要法律帮助可拨打12348，二十四小时有人接听。"]),
    "市人力资源和社会保障局": ("市人力资源和社会保障局", ["第四季度就业服务计划发布，年底前举办招聘活动86场", "全市新增城镇就业{a}人", "职业技能提升培训完成{a}人次", "社会保障卡居民服务“一卡通”新增应用{b}项", "灵活就业人员参保登记实现网上通办", "高校毕业生就业见习岗位发布{a}个",
        "工伤认定平均用时缩短到十二个工作日", "欠薪线索核处平台办结{c}件，追发工资及时到账", "退休“一件事”联办，{p}的申请即时办结", "技能大师工作室新增{b}个", "事业单位公开招聘全程公示上线", "创业担保贷款发放{c}笔",
        "职称评审全流程网办，评审周期缩短三分之一", "养老保险待遇资格静默认证覆盖{p}", "劳动关系和谐企业新增{b}户", "人才公寓首批入住{c}人"],
        ["{d}：家门口的零工市场开市", "{d}开出就业直通车，{c}人达成就业意向", "{d}：社保业务进银行网点，就近可办", "{d}举办返乡创业集市", "{d}：调解仲裁进园区，{b}件争议当天化解", "{d}：夜校开班，下班学技能"],
        ["零工市场提供求职登记、工资调解、法律咨询和休息场所，日均服务{c}人。", "对登记失业半年以上人员实行一人一策，至少提供三次岗位推荐和一次职业指导。", "企业用工需求和培训课程由同一平台发布，培训结束即可对接岗位。", "失业保险金申领审核时限由十个工作日缩短到五个工作日。"],
        ["元旦、春节期间将开展就业援助月活动，重点帮助零就业家庭。", "拖欠工资线索可拨打12333，三个工作日内核实。"]),
}


def main():
    c = City("linlan")
    city_news(c); pictures(c); topic_news(c, "xwzx/bmdt", 40); topic_news(c, "xwzx/qxdt", 36, True); notices(c)
    interpretations(c, m.POLICIES, policies(c, m.POLICIES))
    leaders(c); agencies(c); letters(c); openness(c); interaction(c); figures(c); topics(c); about(c)
    c.write()
    m.TOPICS[:] = [t for t in m.TOPICS if t[0] not in OWN] + list(OWN.values())
    for site, own, notices_, recruiting in [
            ("sfj", ["市司法局"], ["关于公开征求《临澜市公共停车场管理办法（修订草案）》意见的公告", "2026年国家统一法律职业资格考试领证公告", "关于公布2026年度法律援助机构名录的公告", "关于公开选聘行政执法监督员的公告", "公证机构年度考核结果公示", "人民陪审员选任公告"], []),
            ("rsj", ["市人力资源和社会保障局"], ["关于2026年度职称评审工作安排的通知", "关于公布2026年社会保险缴费基数上下限的通告", "关于社会保障卡换发安排的公告", "重大劳动保障违法行为社会公布（2026年第三批）", "关于开展技能大师工作室申报的通知", "关于企业薪酬调查结果发布的公告"],
             [("zkzp/sydw", ["市属事业单位2026年下半年公开招聘公告", "2026年下半年事业单位招聘笔试成绩公布", "教育系统专项招聘面试公告", "卫生系统招聘拟聘人员公示"]), ("zkzp/zphd", ["第四季度招聘活动安排（86场）", "冬季制造业专场招聘会", "高校毕业生就业服务周", "零工市场周末专场", "残疾人就业援助专场"])])]:
        c = City(site)
        department(c, own, notices_, recruiting)
        interpretations(c, m.DEPARTMENT_POLICIES[site], policies(c, m.DEPARTMENT_POLICIES[site]))
        leaders(c); agencies(c); letters(c); openness(c)
        c.write()


main()
