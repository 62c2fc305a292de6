package org.huizheng.contenttype;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;

/** A kind of document: its name and the fields it has beside those of every document. */
public record ContentType(String code, String name, List<Field> fields) {

    /** Why these attributes are not those of this type; an attribute the type does not know is refused. */
    public List<Blocker> blockers(Map<String, ?> attributes) {
        Blockers blockers = new Blockers();
        check(fields, attributes, "", blockers);
        return blockers.list();
    }

    static void check(List<Field> fields, Map<?, ?> values, String label, Blockers blockers) {
        for (Object key : values.keySet()) {
            blockers.require(
                    fields.stream().anyMatch(field -> field.code().equals(key)),
                    "attribute." + key,
                    label + "字段“" + key + "”不属于该内容模型");
        }
        for (Field field : fields) {
            Object stored = values.get(field.code());
            Object value = stored == null ? "" : stored;
            String code = "attribute." + field.code();
            if (value.equals("") || value instanceof Collection<?> c && c.isEmpty()) {
                blockers.require(!field.required(), code, "“" + label + field.name() + "”不能为空");
            } else if (!field.kind().accepts(value)) {
                blockers.require(
                        false,
                        code,
                        "“" + label + field.name() + "”" + field.kind().expectation());
            } else {
                field.kind().check(field, label, value, blockers);
            }
        }
    }
}
