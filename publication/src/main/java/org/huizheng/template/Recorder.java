package org.huizheng.template;

/** Stands in a record as a component templates do not see, and is told which of the others they ask for. */
public interface Recorder {

    void asked(Record of, String component);
}
