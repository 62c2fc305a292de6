package org.huizheng.portal;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.LastKnown;
import org.huizheng.render.DynamicPages;
import org.huizheng.search.SearchAnswer;
import org.huizheng.template.Markup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The search page in the site's theme; the plain one while there is none, or it does not work. */
final class ThemedPages implements SearchPages {

    private static final Logger LOG = LoggerFactory.getLogger(ThemedPages.class);
    private static final String TEMPLATE = "templates/search.peb";

    private final DynamicPages themed;
    private final SearchPages plain;

    ThemedPages(DynamicPages themed, SearchPages plain) {
        this.themed = themed;
        this.plain = plain;
    }

    @Override
    public byte[] search(String siteCode, SearchAnswer search) {
        try {
            String address = search.orderUrl().getOrDefault(search.order(), "/search");
            return themed.render(siteCode, TEMPLATE, address, title(search), Map.of("search", model(search)))
                    .orElseGet(() -> plain.search(siteCode, search));
        } catch (LastKnown.Unknown e) {
            LOG.warn("The theme of {} is not known yet and cannot be read: {}", siteCode, e.getMessage());
            return plain.search(siteCode, search);
        } catch (RuntimeException e) {
            LOG.warn("The search page of {} is shown without its theme", siteCode, e);
            return plain.search(siteCode, search);
        }
    }

    private static String title(SearchAnswer search) {
        return search.words().isBlank() ? "搜索" : "“" + search.words() + "”的搜索结果";
    }

    /** What the search room promises to be safe markup is marked as such, the rest will be escaped. */
    private static Map<String, Object> model(Record answer) {
        Map<String, Object> model = new LinkedHashMap<>();
        for (RecordComponent component : answer.getClass().getRecordComponents()) {
            model.put(component.getName(), value(component.getName(), read(component, answer)));
        }
        return model;
    }

    private static Object value(String name, Object value) {
        return switch (value) {
            case String html when name.endsWith("Html") -> Markup.of(html);
            case Record nested -> model(nested);
            case List<?> list -> list.stream().map(item -> value("", item)).toList();
            default -> value;
        };
    }

    private static Object read(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
