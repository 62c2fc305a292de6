package org.huizheng.command;

import java.io.PrintStream;
import java.util.Map;

/** What surrounds a command: its streams and variables. */
record Shell(PrintStream out, PrintStream err, Map<String, String> environment) {}
