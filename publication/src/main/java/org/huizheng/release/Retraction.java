package org.huizheng.release;

/** 撤稿, 下线, 归档: three different ends of being public. */
public enum Retraction {
    WITHDRAWN,
    UNPUBLISHED,
    ARCHIVED
}
