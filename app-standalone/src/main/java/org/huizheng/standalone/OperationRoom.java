package org.huizheng.standalone;

import java.util.List;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Operations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Collects what can be asked for. */
@Configuration(proxyBeanMethods = false)
class OperationRoom {

    @Bean
    Operations operations(ObjectProvider<Operation> operations) {
        return new Operations(List.copyOf(operations.orderedStream().toList()));
    }
}
