package io.totem.doctor.sites;

import io.totem.api.page.Paged;
import io.totem.platform.limit.Page;
import io.totem.platform.store.StoreUnavailableException;
import java.util.Optional;

/** Where targets are kept. Each method throws {@link StoreUnavailableException}. */
interface SiteStore {

    /** By id. */
    Paged<StoredSite> page(Page page);

    Optional<StoredSite> get(String id);

    long count();

    /** Writes it over the one of the same id. @return whether it is new */
    boolean put(StoredSite site);

    /** @return false when there is none of that id */
    boolean delete(String id);
}
