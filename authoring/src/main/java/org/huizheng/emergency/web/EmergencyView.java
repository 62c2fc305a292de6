package org.huizheng.emergency.web;

import org.huizheng.emergency.Arrivals;
import org.huizheng.emergency.EmergencyQueries;

/** One emergency with whom it reaches and when it reached them. */
record EmergencyView(
        EmergencyItem emergency, String fingerprint, EmergencyQueries.Where where, Arrivals.Report report) {}
