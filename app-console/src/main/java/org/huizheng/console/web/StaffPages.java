package org.huizheng.console.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** The console's pages as the build left them, compressed beforehand; an address of the console's own is its first page. */
@RestController
final class StaffPages implements WebMvcConfigurer {

    private static final String FOLDER = "classpath:/static/console/";
    private static final Resource PAGE = new ClassPathResource("static/console/index.html");
    private static final Resource NOT_BUILT = new ClassPathResource("console-not-built.html");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FOLDER + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver())
                .addResolver(new PathResourceResolver());
        registry.addResourceHandler("/**")
                .addResourceLocations(FOLDER)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new EncodedResourceResolver())
                .addResolver(new DeepLinks());
    }

    /** Resource handlers never answer the empty path. */
    @GetMapping("/")
    ResponseEntity<Resource> first() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .body(page());
    }

    private static Resource page() {
        return PAGE.exists() ? PAGE : NOT_BUILT;
    }

    /** What has no file and is no address of a machine's is a place inside the console. */
    private static final class DeepLinks extends PathResourceResolver {

        private static final Pattern MACHINES = Pattern.compile("(api|health|metrics|assets)(/.*)?");

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = super.getResource(path, location);
            boolean place = !MACHINES.matcher(path).matches() && !path.contains(".");
            return file == null && place ? page() : file;
        }
    }
}
