export function startLog() {}
