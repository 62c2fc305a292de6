package org.huizheng.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Asks for the ports before anything slow is started. */
public final class Ports {

    private Ports() {}

    public static void requireFree(String owner, String bind, int port, String flag) {
        InetSocketAddress address = new InetSocketAddress(address(owner, bind), port);
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
        } catch (IOException e) {
            throw new CannotStart(
                    owner + "端口 " + bind + ":" + port + " 不能使用（已被占用或无权监听），请停止占用它的程序，或用 " + flag + " 换一个端口", e);
        }
    }

    private static InetAddress address(String owner, String bind) {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new CannotStart(owner + "监听地址 " + bind + " 不是本机地址", e);
        }
    }
}
