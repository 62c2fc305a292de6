package org.huizheng.account.web;

import java.util.List;
import java.util.stream.Stream;
import org.huizheng.account.Person;
import org.huizheng.account.PersonQueries;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.Summary;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everybody who has signed in may know who a colleague is; what a colleague may do is for administrators. */
@RestController
@RequestMapping("/api/people")
class PersonController {

    private static final int MOST = 200;

    private final PersonQueries people;

    PersonController(PersonQueries people) {
        this.people = people;
    }

    @Summary("按姓名或账号名找人")
    @GetMapping
    List<Person> find(
            Actor actor, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "20") int limit) {
        return people.find(q, limit);
    }

    /** @param names of accounts, separated by commas; what is no account is not in the answer */
    @Summary("一批账号名各是谁")
    @GetMapping("/named")
    List<Person> named(Actor actor, @RequestParam String names) {
        List<String> asked = Stream.of(names.split(","))
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
        if (asked.size() > MOST) {
            throw Problem.invalid("一次最多问 " + MOST + " 个账号名");
        }
        return people.named(asked);
    }
}
