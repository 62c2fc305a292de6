package org.huizheng.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Guides for the demo city's service items: the item names are real, all that is said about them is invented by rule. */
final class ServiceGuides {

    /** The first that matches names the kind of item, its legal and promised limit in working days. */
    private record Kind(Pattern sign, String name, int legal, int promised) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(Pattern.compile("查询|咨询|打印|预约|公开|宣传"), "公共服务", 1, 0),
            new Kind(Pattern.compile("备案"), "其他行政权力", 10, 3),
            new Kind(Pattern.compile("补贴|补助|津贴|救助|资助|金.*(申领|发放|给付)|待遇|优待"), "行政给付", 20, 5),
            new Kind(Pattern.compile("登记"), "行政确认", 15, 3),
            new Kind(Pattern.compile("认定|鉴定|评定|确认|授予"), "行政确认", 20, 7),
            new Kind(Pattern.compile("许可|审批|核发|核准|审核|批准|证"), "行政许可", 20, 8),
            new Kind(Pattern.compile("裁决|裁定"), "行政裁决", 60, 30),
            new Kind(Pattern.compile("奖励|表彰"), "行政奖励", 30, 15),
            new Kind(Pattern.compile(""), "公共服务", 10, 3));

    private ServiceGuides() {}

    /** The attributes of the content type {@code service}. */
    static Map<String, Object> guide(
            String name, String main, String department, String audience, String code, int number) {
        Kind kind = KINDS.stream()
                .filter(k -> k.sign().matcher(name).find())
                .findFirst()
                .orElseThrow();
        boolean atOnce = kind.promised() == 0;
        String limit = atOnce ? "即时办结" : kind.promised() + " 个工作日";
        String phone = "0000-88" + (10 + number % 40) + " " + (2000 + number % 800);
        Map<String, Object> guide = new LinkedHashMap<>();
        guide.put("itemCode", "000" + code + String.format("%06d", number));
        guide.put("department", department);
        guide.put("itemType", kind.name());
        guide.put("handleForm", number % 7 == 0 ? "窗口办理、网上办理" : "网上办理、窗口办理、邮寄办理");
        guide.put("audience", audience);
        guide.put("conditions", conditions(kind, audience, main));
        guide.put("materials", materials(kind, name, audience));
        guide.put("process", process(kind));
        guide.put("legalLimit", kind.legal() + " 个工作日");
        guide.put("promisedLimit", limit);
        guide.put("fee", "不收费。");
        guide.put("place", "市政务服务大厅" + department + "专区，各区县政务服务大厅综合窗口");
        guide.put("hours", "周一至周五 9:00—12:00，13:30—17:30；周六 9:00—12:00");
        guide.put("phone", "12345 或 " + phone);
        guide.put("complaintPhone", "0000-8800 1090");
        guide.put("result", result(kind));
        guide.put(
                "faqs",
                List.of(
                        Map.of("q", "可以由他人代办吗？", "a", "可以。代办人提供本人身份证件和委托书；能够通过数据核验的材料无需提交。"),
                        Map.of("q", "怎样查询办理进度？", "a", "在网上办事大厅“办件进度查询”输入办件编号，或者拨打 12345。")));
        return guide;
    }

    private static String conditions(Kind kind, String audience, String main) {
        String who = audience.equals("个人") ? "申请人为本市户籍人员或者在本市居住、就业、就学的人员；" : "申请人为依法设立、在本市从事活动的法人或者其他组织；";
        String what = kind.name().equals("行政许可") ? "具备与所申请活动相适应的人员、场所、设施和管理制度；" : "符合本事项规定的情形；";
        return who + "\n" + what + "\n申请材料齐全、真实、有效。" + (main.isEmpty() ? "" : "\n本事项属于“" + main + "”。");
    }

    private static List<Map<String, Object>> materials(Kind kind, String name, String audience) {
        boolean person = audience.equals("个人");
        Map<String, Object> identity =
                material(person ? "居民身份证" : "营业执照或者法人登记证书", "原件核验（调用电子证照，免提交）", "1 份", person ? "公安机关" : "登记机关", "必要");
        if (kind.promised() == 0) {
            return List.of(identity);
        }
        Map<String, Object> form =
                material(name.length() > 30 ? "申请表" : name + "申请表", "原件（可在线填写）", "1 份", "申请人自备", "必要");
        Map<String, Object> proxy = material("代办人身份证件和委托书", "原件核验", "1 份", "申请人自备", "仅代办时");
        return List.of(identity, form, proxy);
    }

    private static Map<String, Object> material(
            String name, String form, String copies, String source, String necessity) {
        return Map.of("name", name, "form", form, "copies", copies, "source", source, "necessity", necessity);
    }

    private static List<Map<String, Object>> process(Kind kind) {
        if (kind.promised() == 0) {
            return List.of(Map.of("step", "申请：网上、窗口或者电话", "limit", "随时"), Map.of("step", "答复：当场提供", "limit", "即时"));
        }
        int check = Math.max(1, kind.promised() - 2);
        return List.of(
                Map.of("step", "申请：网上或者窗口", "limit", "随时"),
                Map.of("step", "受理：核对材料，缺件一次告知", "limit", "即时"),
                Map.of("step", "审查：数据比对，必要时现场核查", "limit", check + " 个工作日"),
                Map.of("step", "决定", "limit", "1 个工作日"),
                Map.of("step", "送达：短信通知，电子或者邮寄送达", "limit", "1 个工作日"));
    }

    private static String result(Kind kind) {
        return switch (kind.name()) {
            case "行政许可" -> "准予的，发放许可证件（含电子证照）；不予许可的，书面说明理由并告知救济途径。";
            case "行政给付" -> "通过的，按时发放到社会保障卡；不通过的，书面说明理由。";
            default -> "办结后短信通知，可在网上办事大厅下载结果。";
        };
    }
}
