package org.huizheng.document.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For the console's context; needs {@code organization.web.ActingArguments} among its argument resolvers. */
@Configuration(proxyBeanMethods = false)
@Import({
    DocumentViews.class,
    DocumentDeskController.class,
    DocumentController.class,
    DocumentListController.class,
    DocumentVerbsController.class,
    DocumentFileController.class,
    CleaningController.class
})
public class DocumentWeb {}
