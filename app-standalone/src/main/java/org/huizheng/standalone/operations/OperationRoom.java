package org.huizheng.standalone.operations;

import java.util.List;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Operations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What an operator can ask of this product. */
@Configuration(proxyBeanMethods = false)
@Import({
    SiteCodes.class,
    ReleaseDocuments.class,
    WithdrawDocuments.class,
    RebuildSites.class,
    VerifySites.class,
    WhyPage.class,
    ImportSiteDocuments.class,
    ExportSiteDocuments.class,
    BackUpProduct.class,
    CheckTheme.class,
    DemoOperations.class
})
public class OperationRoom {

    @Bean
    Operations operations(List<Operation> operations) {
        return new Operations(operations);
    }
}
