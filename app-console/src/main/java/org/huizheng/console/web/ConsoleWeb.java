package org.huizheng.console.web;

import jakarta.servlet.Filter;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.huizheng.account.GrantQueries;
import org.huizheng.account.Sessions;
import org.huizheng.configuration.Settings;
import org.huizheng.kernel.Instants;
import org.huizheng.kernel.Repeating;
import org.huizheng.organization.web.ActingArguments;
import org.huizheng.process.DataHome;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.datetime.standard.InstantFormatter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The console's server, its filters and controllers. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@Import({
    OperationController.class,
    TaskController.class,
    SystemController.class,
    TamperingController.class,
    ManyDocumentsController.class,
    VerificationController.class,
    DashboardController.class,
    TrackController.class,
    WhyController.class,
    PastController.class,
    TrackQueries.class,
    HealthController.class,
    Problems.class,
    PlainBodies.class,
    StaffPages.class
})
public class ConsoleWeb implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActingArguments());
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withJsonConverter(GivenJson.converter());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PlainQueries());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addFormatter(new InstantFormatter() {
            @Override
            public Instant parse(String text, Locale locale) throws ParseException {
                return Instants.known(super.parse(text, locale));
            }
        });
    }

    @Bean
    JettyServletWebServerFactory server(Settings settings) {
        JettyServletWebServerFactory factory = new JettyServletWebServerFactory();
        InetSocketAddress address = new InetSocketAddress(
                settings.console().bind(), settings.console().port());
        factory.setPort(address.getPort());
        factory.setAddress(address.getAddress());
        factory.setShutdown(Shutdown.GRACEFUL);
        return factory;
    }

    @Bean
    DispatcherServlet dispatcherServlet() {
        return new DispatcherServlet();
    }

    @Bean
    ServletRegistrationBean<DispatcherServlet> dispatcher(DispatcherServlet servlet) {
        ServletRegistrationBean<DispatcherServlet> dispatcher = new ServletRegistrationBean<>(servlet, "/");
        dispatcher.setLoadOnStartup(1);
        return dispatcher;
    }

    @Bean
    FilterRegistrationBean<Filter> forwarded(Settings settings) {
        return filter(new Forwarded(settings.console().trustedProxies()), 0, "/*");
    }

    @Bean
    FilterRegistrationBean<Filter> requestIds() {
        return filter(new RequestIds(), 1, "/*");
    }

    @Bean
    FilterRegistrationBean<Filter> knownHosts(Settings settings) {
        return filter(
                new KnownHosts(settings.console().bind(), settings.console().hosts()), 2, "/*");
    }

    @Bean
    FilterRegistrationBean<Filter> safePages(Settings settings) {
        return filter(new SafePages(settings.portal().port()), 0, "/*");
    }

    @Bean
    FilterRegistrationBean<Filter> whoAsks(DataHome home, Sessions sessions, GrantQueries grants) {
        return filter(new WhoAsks(home.secret("command.token"), sessions, grants), 3, "/api/*");
    }

    @Bean
    FilterRegistrationBean<Filter> callRates() {
        return filter(new CallRates(CallRates.SESSION, CallRates.ADDRESS), 2, "/api/*");
    }

    /** After sign-in: a key belongs to its account. */
    @Bean
    FilterRegistrationBean<Filter> repeatedCalls(JdbcClient jdbc) {
        return filter(new RepeatedCalls(new Answers(jdbc)), 10, "/api/*");
    }

    @Bean
    Repeating answerSweeper(JdbcClient jdbc) {
        return new Repeating("answer-sweeper", Duration.ofMinutes(10), new Answers(jdbc)::sweep);
    }

    private static FilterRegistrationBean<Filter> filter(Filter filter, int order, String pattern) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.addUrlPatterns(pattern);
        return registration;
    }
}
