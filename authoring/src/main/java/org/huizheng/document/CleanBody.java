package org.huizheng.document;

import org.huizheng.document.markup.CleanMarkup;
import org.huizheng.document.markup.CleanMarkup.Cleaned;
import org.huizheng.kernel.Blockers;

/** Cleans what an editor pastes, as saving would, and says what it changed. Keeps nothing. */
public final class CleanBody {

    public Cleaned perform(String html) {
        new Blockers().add(CleanMarkup.blockers(html)).refuse();
        return BodyMarkup.pasted(html);
    }
}
