package org.huizheng.bench;

import java.util.List;
import org.huizheng.account.ClaimLink;
import org.huizheng.account.CreateAccount;
import org.huizheng.account.EnrolFactor;
import org.huizheng.account.Grant;
import org.huizheng.account.NewAccount;
import org.huizheng.account.Opened;
import org.huizheng.account.Origin;
import org.huizheng.account.ShowCode;
import org.huizheng.kernel.Actor;
import org.huizheng.standalone.Product;

/** Somebody with an account of a measured product, and the session the claimed link opened. */
record Staff(String name, Opened opened) {

    static final String PASSWORD = "Kx7-mq2V-wt";
    private static final Actor ACTOR = Actor.command("bench");
    private static final Origin HERE = new Origin("127.0.0.1", "bench");

    /** With a password; the second factor is still to come. */
    static Staff claim(Product product, String name, List<Grant> roles) {
        String token = product.bean(CreateAccount.class)
                .perform(ACTOR, new NewAccount(name, "测速", null, roles, false))
                .token();
        return new Staff(
                name, product.bean(ClaimLink.class).perform(token, new ClaimLink.Answer("", "", PASSWORD), HERE));
    }

    /** The same person, signed in. */
    Staff enrol(Product product) {
        EnrolFactor enrolment = product.bean(EnrolFactor.class);
        var proposal = enrolment.propose(opened.session());
        return new Staff(
                name,
                enrolment.confirm(opened.session(), code(product, name), HERE).opened());
    }

    static String code(Product product, String name) {
        return product.bean(ShowCode.class).perform(ACTOR, name);
    }
}
