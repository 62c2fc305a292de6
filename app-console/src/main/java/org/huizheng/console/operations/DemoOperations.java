package org.huizheng.console.operations;

import java.util.Map;
import org.huizheng.demo.DemoCity;
import org.huizheng.demo.DemoRoom;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The demo city comes and goes. */
@Configuration(proxyBeanMethods = false)
@Import(DemoRoom.class)
class DemoOperations {

    /** What either does to the city. */
    private interface Change {
        void perform(Progress progress);
    }

    @Bean
    Operation loadDemo(DemoCity city) {
        return operation("demo-load", progress -> city.load(progress::at), "演示城市已装入");
    }

    @Bean
    Operation removeDemo(DemoCity city) {
        return operation("demo-remove", progress -> city.remove(progress::at), "演示城市已移除");
    }

    private static Operation operation(String name, Change change, String done) {
        return new Operation() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Outcome perform(Arguments arguments, Progress progress) {
                change.perform(progress);
                return Outcome.done(done, Map.of());
            }
        };
    }
}
