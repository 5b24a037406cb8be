// A browser allows six connections to one origin over HTTP/1.1, for all its tabs together. So at most four pages hold a
// stream at a time, and there is always a connection left for a page to load.

/** How long a page may be hidden before it gives its stream back, in milliseconds. */
export const HIDDEN_FOR = 30_000;

const SLOTS = 4;

/** A function that gives the slot back, or null when all are taken. Where the browser has no locks, nothing is counted. */
export async function takeSlot() {
  if (!navigator.locks) {
    return () => {};
  }
  for (let slot = 0; slot < SLOTS; slot++) {
    const release = await tryLock(`totem-stream-${slot}`);
    if (release) {
      return release;
    }
  }
  return null;
}

/** The lock is held until the promise its callback returned is settled (Web Locks API). */
function tryLock(name) {
  return new Promise((answer) => {
    navigator.locks.request(name, { ifAvailable: true }, (lock) =>
      lock ? new Promise((release) => answer(release)) : answer(null),
    );
  });
}
