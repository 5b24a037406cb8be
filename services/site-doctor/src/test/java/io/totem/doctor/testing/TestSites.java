package io.totem.doctor.testing;

import io.totem.api.sites.SiteSettings;
import io.totem.doctor.site.Site;
import io.totem.doctor.site.Upstream;
import java.net.URI;
import java.util.Optional;

/** Sites of which an admin has said little. */
public final class TestSites {

    public static final SiteSettings USUAL = expecting(Optional.empty(), 7, false);

    private TestSites() {}

    public static Site of(URI url, Optional<Upstream> upstream) {
        return new Site(url, Optional.empty(), USUAL, upstream, Optional.empty());
    }

    public static SiteSettings expecting(Optional<Integer> status, int certificateDays, boolean ownCertificate) {
        return settings(status, certificateDays, ownCertificate, false);
    }

    public static SiteSettings privateNetwork(boolean mayLieInside) {
        return settings(Optional.empty(), 7, false, mayLieInside);
    }

    private static SiteSettings settings(
            Optional<Integer> status, int certificateDays, boolean ownCertificate, boolean privateNetwork) {
        return new SiteSettings(
                "Site",
                "http://site.test/",
                Optional.empty(),
                status,
                Optional.empty(),
                certificateDays,
                ownCertificate,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                privateNetwork);
    }
}
