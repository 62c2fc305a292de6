package org.huizheng.account.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For the console's context, whose filter fills {@link AtTheDoor}; needs {@code ActingArguments} among its argument resolvers. */
@Configuration(proxyBeanMethods = false)
@Import({
    SessionController.class,
    SessionsController.class,
    ClaimController.class,
    AccountController.class,
    PersonController.class
})
public class AccountWeb {}
