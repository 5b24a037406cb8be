package io.totem.platform.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressBlockTest {

    @Test
    void an_ipv4_address_stands_for_itself_also_inside_ipv6() {
        assertThat(AddressBlock.of("192.0.2.7")).isNotEqualTo(AddressBlock.of("192.0.2.8"));
        assertThat(AddressBlock.of("::ffff:192.0.2.7")).isEqualTo(AddressBlock.of("192.0.2.7"));
    }

    @Test
    void an_ipv6_address_counts_with_the_other_2_to_the_64_of_its_network() {
        assertThat(AddressBlock.of("2001:db8:1:2::1"))
                .isEqualTo(AddressBlock.of("2001:0db8:0001:0002:ffff:ffff:ffff:ffff"))
                .isNotEqualTo(AddressBlock.of("2001:db8:1:3::1"));
    }

    @Test
    void what_is_no_address_is_one_block_and_no_name_is_looked_up() {
        assertThat(AddressBlock.of("unknown"))
                .isEqualTo(AddressBlock.of("evil.example"))
                .isEqualTo(AddressBlock.of(""))
                .isEqualTo(AddressBlock.of("_hidden name with blanks"));
    }
}
