/** Tells the server in which time zone the reader lives, for the next page. */
export function keepZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) {
    document.cookie = `totem-zone=${zone.replaceAll('/', '.')}; path=/; max-age=31536000; samesite=lax`;
  }
}
