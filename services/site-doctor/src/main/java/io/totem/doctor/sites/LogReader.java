package io.totem.doctor.sites;

/** Who reads logs, and says which. */
public interface LogReader {

    /**
     * @param source as log-stream names it
     * @param token of the person who names it
     * @return whether it may not be read there; false also where nobody can be asked now, for each walk asks again
     */
    boolean refuses(String source, String token) throws InterruptedException;
}
