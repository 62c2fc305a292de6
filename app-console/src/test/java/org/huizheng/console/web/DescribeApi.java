package org.huizheng.console.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Describes the console's API as OpenAPI 3.1, from the controllers' classes alone: nothing is started and no rule runs. */
final class DescribeApi {

    static final Path FILE = Path.of("../console-ui/api/openapi.json");

    private static final JsonMapper PRETTY = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
            .build();

    private final SchemaNames names = new SchemaNames();

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    static class Mvc {}

    SchemaNames names() {
        return names;
    }

    @SuppressWarnings("unchecked")
    String perform() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, SiteScope.class);
        ModelResolver.enumsAsRef = true;
        // Behind springdoc's own converters, which come to the front: they see through ResponseEntity and the like.
        ModelConverters.getInstance(true).addConverter(new ModelResolver(Json31.mapper(), names).openapi31(true));
        try (var context = new AnnotationConfigWebApplicationContext()) {
            context.setServletContext(new MockServletContext());
            context.register(Mvc.class, SpringDocConfiguration.class, SpringDocWebMvcConfiguration.class);
            context.addBeanFactoryPostProcessor(factory -> {
                factory.registerSingleton("describeOperations", new DescribeOperations());
                factory.registerSingleton("describeSchemas", new DescribeSchemas(names));
                add((BeanDefinitionRegistry) factory, SpringDocConfigProperties.class, DescribeApi::onlyTheApi);
                addControllers((BeanDefinitionRegistry) factory);
            });
            context.refresh();
            byte[] json = context.getBean(OpenApiWebMvcResource.class)
                    .openapiJson(new MockHttpServletRequest(), "", Locale.ROOT);
            return PRETTY.writeValueAsString(PRETTY.readValue(json, Map.class)) + "\n";
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void addControllers(BeanDefinitionRegistry registry) {
        SpringObjenesis objenesis = new SpringObjenesis();
        Controllers.all().forEach(type -> add(registry, type, () -> objenesis.newInstance(type, false)));
    }

    private static SpringDocConfigProperties onlyTheApi() {
        SpringDocConfigProperties properties = new SpringDocConfigProperties();
        properties.setPathsToMatch(List.of("/api/**"));
        properties.setDefaultFlatParamObject(true);
        return properties;
    }

    private static void add(BeanDefinitionRegistry registry, Class<?> type, Supplier<?> instance) {
        RootBeanDefinition definition = new RootBeanDefinition(type);
        definition.setInstanceSupplier(instance);
        registry.registerBeanDefinition(type.getName(), definition);
    }
}
