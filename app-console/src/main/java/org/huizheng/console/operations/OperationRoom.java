package org.huizheng.console.operations;

import java.util.List;
import org.huizheng.document.ActOnDocuments;
import org.huizheng.files.FilePageStore;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.RootSigner;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Operations;
import org.huizheng.operation.Tasks;
import org.huizheng.page.VerifyPages;
import org.huizheng.process.DataHome;
import org.huizheng.render.RenderProgress;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an operator can ask of this product. */
@Configuration(proxyBeanMethods = false)
@Import({
    SiteCodes.class,
    ReleaseDocuments.class,
    WithdrawDocuments.class,
    RebuildSites.class,
    VerifySites.class,
    TellPage.class,
    WhyPage.class,
    ShowPage.class,
    ImportSiteDocuments.class,
    ImportSiteMappings.class,
    ImportAccessLog.class,
    ExportSiteDocuments.class,
    BackUpProduct.class,
    CheckTheme.class,
    VerifyAuditTrail.class,
    AccountOperations.class,
    DemoOperations.class
})
public class OperationRoom {

    private static final int DOCUMENTS_AT_ONCE = 200;
    private static final int PAGES_WAITING = 2_000;

    @Bean
    ActOnMany actOnMany(ActOnDocuments act, RenderProgress render) {
        return new ActOnMany(act, render, DOCUMENTS_AT_ONCE, PAGES_WAITING);
    }

    /** Made for each use: it finds where the sites' current pages lie, and a worker elsewhere may have moved on. */
    @Bean
    @Scope(BeanDefinition.SCOPE_PROTOTYPE)
    VerifyPages verifyPages(JdbcClient jdbc, DataHome home, PageSeal seal, RootSigner signer) {
        return new VerifyPages(jdbc, new FilePageStore(home.pages()), seal, signer);
    }

    @Bean
    Operations operations(List<Operation> operations) {
        return new Operations(operations);
    }

    @Bean
    Tasks tasks(
            Permissions permissions,
            ScopedTransactions transactions,
            AuditTrail audit,
            Operations operations,
            JdbcClient jdbc) {
        return new Tasks(permissions, transactions, audit, operations, jdbc);
    }
}
