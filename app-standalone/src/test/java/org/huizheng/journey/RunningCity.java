package org.huizheng.journey;

import java.io.IOException;
import org.huizheng.demo.DemoCity;
import org.jspecify.annotations.Nullable;

/** The product with the demo city, started by the first journey and stopped with the JVM. */
final class RunningCity extends RunningHouse {

    private static @Nullable RunningCity running;

    private @Nullable Address withdrawn;

    private RunningCity() throws IOException {
        super("journey");
    }

    static synchronized RunningCity get() throws Exception {
        if (running == null) {
            RunningCity city = new RunningCity();
            Runtime.getRuntime().addShutdownHook(new Thread(city::close));
            city.the(DemoCity.class).load((what, done, total) -> {});
            city.settle();
            Patience.until(
                    "the demo city can be searched",
                    60,
                    () -> city.portal("linlan").get("/search.json?q=%E4%B8%B4%E6%BE%9C"),
                    reply -> reply.status() == 200 && reply.body().contains("\"url\""));
            running = city;
        }
        return running;
    }

    /** Withdraws it unless one was withdrawn before, which is then the answer. */
    synchronized Address withdrawnOnce(Address address) throws Exception {
        if (withdrawn == null) {
            console()
                    .post(
                            "/api/operations/withdraw",
                            "{\"documents\":[" + address.document() + "],\"reason\":\"内容有误\"}");
            Patience.until(
                    "the page says it is gone",
                    10,
                    () -> portal(address.site()).get(address.path()),
                    r -> r.status() == 410);
            withdrawn = address;
        }
        return withdrawn;
    }
}
