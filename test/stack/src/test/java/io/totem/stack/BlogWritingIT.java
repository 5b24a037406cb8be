package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import org.junit.jupiter.api.Test;

/** WordPress' own pages with a real browser. */
class BlogWritingIT {

    @Test
    void a_post_with_a_picture_is_written_in_the_editor_and_the_policy_is_in_nobodys_way() {
        BlogWriter.Post post = BlogWriter.write();
        assertThat(post.complaints()).isEmpty();
        Blog.visitor().get(post.address()).then().statusCode(200).body(containsString(post.title()));
        Blog.visitor().get(post.image()).then().statusCode(200).contentType("image/png");
        assertThat(post.image()).startsWith(Blog.URL + "/wp-content/uploads/");
    }
}
