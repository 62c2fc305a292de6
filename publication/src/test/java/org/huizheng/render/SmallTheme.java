package org.huizheng.render;

import java.util.LinkedHashMap;
import java.util.Map;

/** A theme of a few lines that uses every tag, for tests. */
final class SmallTheme {

    private SmallTheme() {}

    static Map<String, String> templates() {
        Map<String, String> t = new LinkedHashMap<>();
        t.put("templates/layout.peb", """
                <!doctype html><html lang="zh-CN"><head>{% head %}<link rel="stylesheet" href="{{ asset("a.css") }}"></head><body>
                {% fragment "masthead" %}{% block main %}{% endblock %}{% foot %}</body></html>
                """);
        t.put("templates/home.peb", """
                {% extends "templates/layout.peb" %}{% block main %}
                {% channels as c %}<h2>{{ c.name }}</h2>{% documents channel=c children=true limit=5 as d %}<a href="{{ d.url }}">{{ d.title }}</a>
                {% empty %}无{% enddocuments %}{% endchannels %}{{ site.settings.slogan }}{{ theme.accent }}
                {% documents channel="xwzx/yaowen" type="policy" limit=3 as d %}P{{ d.title }}{% enddocuments %}
                {% channel "topic" as c %}{{ c.name }}{% endchannel %}{% endblock %}
                """);
        t.put("templates/list.peb", """
                {% extends "templates/layout.peb" %}{% block main %}{% breadcrumb as b %}>{{ b.name }}{% endbreadcrumb %}
                {% documents page=true as d %}<li><a href="{{ d.url }}">{{ d.title }}</a>{{ d.published }}</li>{% empty %}空{% enddocuments %}
                {% paging as p %}[{{ p.newer }}|{{ p.older }}|{{ p.first }}|{{ p.oldest }}]{% endpaging %}
                {% fragment "total" channel=channel %}{% endblock %}
                """);
        t.put("templates/section.peb", """
                {% extends "templates/layout.peb" %}{% block main %}{{ channel.name }}
                {% channels parent=channel as c %}<h2>{{ c.name }}</h2>{% documents channel=c limit=3 as d %}{{ d.title }}{{ d.channelName }}{% enddocuments %}
                {% empty %}没有下级{% endchannels %}{% endblock %}
                """);
        t.put("templates/document.peb", """
                {% extends "templates/layout.peb" %}{% block main %}<h1>{{ document.title }}</h1>{{ document.typeName }}{% body %}
                {% attachments as a %}<a href="{{ a.url }}">{{ a.name }}</a>{% endattachments %}
                {% neighbours as n %}{% if n.newer is not null %}上一篇{{ n.newer.title }}{% endif %}{% if n.older is not null %}下一篇{{ n.older.title }}{% endif %}{% endneighbours %}
                {% related kind="interpretations" as d %}解读{{ d.title }}{% endrelated %}{% related kind="interprets" as d %}文件{{ d.title }}{% endrelated %}
                {% related kind="related" as d %}相关{{ d.title }}{% endrelated %}
                {% fragment "latest" channel=channel %}{% endblock %}
                """);
        t.put("templates/map.peb", """
                {% extends "templates/layout.peb" %}{% block main %}{% channels as c %}{{ c.name }}({% channels parent=c as k %}{{ k.name }} {% endchannels %}){% endchannels %}{% endblock %}
                """);
        t.put("templates/elder.peb", """
                {% extends "templates/layout.peb" %}{% block main %}
                {% documents channel="xwzx" children=true type="policy" limit=2 as d %}{{ d.title }}{% enddocuments %}{% endblock %}
                """);
        for (String name : new String[] {"statement", "error", "gone"}) {
            t.put(
                    "templates/" + name + ".peb",
                    "{% extends \"templates/layout.peb\" %}{% block main %}" + name
                            + (name.equals("statement")
                                    ? "{% for p in statement.paragraphs %}{{ p }}{% endfor %}{% channel \"topic\" as c %}{{ c.name }}{% endchannel %}"
                                    : "")
                            + (name.equals("gone") ? "{{ title }}{{ reason }}{{ date }}" : "") + "{% endblock %}");
        }
        t.put(
                "fragments/masthead.peb",
                "<p>{{ site.name }} {{ today() }} {{ weekday() }}{% channels as c %}<a href=\"{{ c.url }}\">{{ c.name }}</a>{% endchannels %}</p>");
        t.put("fragments/latest.peb", "{% documents channel=channel limit=4 as d %}{{ d.title }};{% enddocuments %}");
        t.put(
                "fragments/total.peb",
                "共{{ total.items }}条{% for y in total.years %}{{ y.year }}:{{ y.url }} {% endfor %}");
        return t;
    }
}
