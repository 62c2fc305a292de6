package org.huizheng.interchange;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Needs the rooms {@code site}, {@code channel}, {@code contenttype} and {@code document}, and the verbs of {@code release}. */
@Configuration(proxyBeanMethods = false)
@Import({ImportDocuments.class, ImportBatch.class, ReviseImported.class, ExportDocuments.class})
public class InterchangeRoom {}
