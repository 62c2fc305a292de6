package org.huizheng.template;

import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.loader.Loader;
import java.io.Reader;
import java.io.StringReader;
import java.util.Map;

/** Gives templates from the theme's own map; there is no file behind a name, so no path can lead out. */
record ThemeLoader(Map<String, String> sources) implements Loader<String> {

    @Override
    public Reader getReader(String path) {
        String source = sources.get(path);
        if (source == null) {
            throw new LoaderException(null, "主题里没有模板 " + path);
        }
        return new StringReader(source);
    }

    @Override
    public void setCharset(String charset) {
        // sources are text already
    }

    @Override
    public void setPrefix(String prefix) {
        // paths are complete
    }

    @Override
    public void setSuffix(String suffix) {
        // paths are complete
    }

    @Override
    public String resolveRelativePath(String relative, String anchor) {
        return relative;
    }

    @Override
    public String createCacheKey(String path) {
        return path;
    }

    @Override
    public boolean resourceExists(String path) {
        return sources.containsKey(path);
    }
}
