package org.huizheng.account;

/** Whether someone may sign in. */
public enum AccountState {
    INVITED("待启用"),
    ACTIVE("正常"),
    SUSPENDED("已停用");

    private final String label;

    AccountState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
