package org.huizheng.document.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.huizheng.document.CleanBody;
import org.huizheng.kernel.Actor;
import org.huizheng.organization.web.ActingArguments;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class CleaningControllerTests {

    private final MockMvc console = MockMvcBuilders.standaloneSetup(new CleaningController(new CleanBody()))
            .setCustomArgumentResolvers(new ActingArguments())
            .build();

    @Test
    void saysWhatIsLeftAndWhatIsLost() throws Exception {
        console.perform(post("/api/documents/clean")
                        .requestAttr(ActingArguments.ACTOR, new Actor("staff", "张明"))
                        .contentType("application/json")
                        .content("""
                                {"html": "<p align=center onclick=x()>标题<img src='file:///C:/a.png'><script>1</script></p>"}
                                """))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.html").value("<p class=\"gw-center\">标题</p>"))
                .andExpect(jsonPath("$.remarks[0]").value("1 张图片来自本机，未能带入，请重新上传"))
                .andExpect(jsonPath("$.remarks[1]").value("去掉了 1 段脚本"));
    }

    @Test
    void nothingPastedIsNothing() throws Exception {
        console.perform(post("/api/documents/clean")
                        .requestAttr(ActingArguments.ACTOR, new Actor("staff", "张明"))
                        .contentType("application/json")
                        .content("{}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.html").value(""))
                .andExpect(jsonPath("$.remarks").isEmpty());
    }
}
