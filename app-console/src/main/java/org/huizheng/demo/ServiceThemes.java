package org.huizheng.demo;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Under which theme of 个人办事 or 法人办事 a service item is found. */
final class ServiceThemes {

    private record Theme(String channel, String audience, Pattern sign) {}

    private static final List<Theme> BY_NAME = List.of(
            person("syy", "婚姻|生育|收养|出生|托育|独生"),
            person("ylfw", "老年|高龄|养老服务|残疾|低保|救助|孤儿|特困|优抚|烈士|抚恤|殡葬|伤残|退役"),
            person("shbz", "社会保险|社会保障卡|社保|养老保险|工伤|失业|退休|丧葬"),
            person("zfbz", "公租房|住房|公积金|危房|棚户|房屋"),
            person("hjzj", "户口|身份证|居住证|出入境|护照|通行证|户籍"),
            person("jypx", "学籍|学校|学生|教师|义务教育|学前|入学|助学|中考|高中|运动员|体育指导员"),
            person("jycy", "就业|求职|创业|职业(介绍|指导|技能)|职称|人才|档案|毕业生"),
            person("jtcx", "驾驶(证|员|人)|机动车|从业资格"),
            person("ylws", "医疗(费|救助|保险|待遇)|医师|护士|医保|参保|门诊|住院|转诊"),
            person("sfgz", "公证|法律援助|调解|法律服务"),
            firm("slbg", "企业(设立|变更|注销|登记|名称)|公司.*登记|个体工商户|合作社.*登记|社会(团体|组织)|民办非企业|股权出质|慈善|歇业"));

    private static final Map<String, String> FIRMS = Map.ofEntries(
            Map.entry("市交通运输局", "jtys"),
            Map.entry("市农业农村局", "nyln"),
            Map.entry("市林业局", "nyln"),
            Map.entry("市自然资源和规划局", "zrzy"),
            Map.entry("市住房和城乡建设局", "gcjs"),
            Map.entry("市政府办公室", "gcjs"),
            Map.entry("市消防救援支队", "gcjs"),
            Map.entry("市生态环境局", "hbjn"),
            Map.entry("市水务局", "hbjn"),
            Map.entry("市财政局", "cssw"),
            Map.entry("市税务局", "cssw"),
            Map.entry("市公共资源交易中心", "cssw"),
            Map.entry("市文化广电旅游体育局", "whly"),
            Map.entry("市教育局", "qtfr"),
            Map.entry("市应急管理局", "zlaq"),
            Map.entry("市市场监督管理局", "zlaq"),
            Map.entry("市气象局", "gcjs"),
            Map.entry("市人力资源和社会保障局", "ygsb"),
            Map.entry("市行政审批服务局", "zyzb"),
            Map.entry("市烟草专卖局", "zyzb"),
            Map.entry("市卫生健康委员会", "zyzb"));

    private ServiceThemes() {}

    /** @param audience 个人 or 法人 */
    record Place(String channel, String audience) {}

    static Place of(String name, String department) {
        if (department.equals("市税务局")) {
            return name.contains("个人") || name.contains("自然人")
                    ? new Place("bsfw/grbs/nsjf", "个人")
                    : new Place("bsfw/frbs/cssw", "法人");
        }
        for (Theme theme : BY_NAME) {
            if (theme.sign().matcher(name).find()) {
                return new Place(theme.channel(), theme.audience());
            }
        }
        return new Place("bsfw/frbs/" + FIRMS.getOrDefault(department, "qtfr"), "法人");
    }

    private static Theme person(String code, String sign) {
        return new Theme("bsfw/grbs/" + code, "个人", Pattern.compile(sign));
    }

    private static Theme firm(String code, String sign) {
        return new Theme("bsfw/frbs/" + code, "法人", Pattern.compile(sign));
    }
}
