package org.huizheng.template;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What of the core language an author may use; everything not named here does not exist. */
final class Whitelist extends ExtensionCustomizer {

    private static final Set<String> TAGS =
            Set.of("block", "extends", "for", "from", "if", "import", "include", "macro", "set", "verbatim", "filter");
    private static final Set<String> METERED = Set.of("block", "filter", "for", "macro", "include", "set");
    private static final Set<String> FILTERS = Set.of(
            "abbreviate",
            "abs",
            "capitalize",
            "default",
            "escape",
            "first",
            "join",
            "last",
            "length",
            "lower",
            "numberformat",
            "replace",
            "reverse",
            "slice",
            "sort",
            "rsort",
            "split",
            "title",
            "trim",
            "upper",
            "urlencode");
    /** The core asks for these by their class. */
    private static final Set<String> UNBOUNDED = Set.of("default", "escape");

    private static final Set<String> FUNCTIONS = Set.of("max", "min", "block", "parent");

    Whitelist(Extension core) {
        super(core);
    }

    @Override
    public List<TokenParser> getTokenParsers() {
        List<TokenParser> parsers = super.getTokenParsers();
        return parsers == null
                ? List.of()
                : parsers.stream()
                        .filter(p -> TAGS.contains(p.getTag()))
                        .map(p -> METERED.contains(p.getTag()) ? new Metered(p) : p)
                        .toList();
    }

    @Override
    public Map<String, Filter> getFilters() {
        Map<String, Filter> filters = new HashMap<>(only(super.getFilters(), FILTERS));
        filters.replaceAll((name, filter) -> UNBOUNDED.contains(name) ? filter : new Bounded(name, filter));
        return filters;
    }

    @Override
    public Map<String, Function> getFunctions() {
        return only(super.getFunctions(), FUNCTIONS);
    }

    @Override
    public List<AttributeResolver> getAttributeResolver() {
        List<AttributeResolver> resolvers = super.getAttributeResolver();
        return resolvers == null || resolvers.isEmpty() ? List.of() : List.of(new RecordAttributes());
    }

    @SuppressWarnings("NullAway") // the core answers null for what an extension does not offer
    private static <V> Map<String, V> only(Map<String, V> all, Set<String> allowed) {
        return all == null
                ? Map.of()
                : all.entrySet().stream()
                        .filter(e -> allowed.contains(e.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
