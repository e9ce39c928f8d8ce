/** Read before a program (`--import`): all that asks what time it is on this machine hears one that is so much off. */
const right = Date.now;
const offMs = Number(process.env['CLOCK_OFF_MS'] ?? 0);
const wrong = () => right() + offMs;

Date.now = wrong;
globalThis.Date = new Proxy(Date, {
  construct: (date, given: unknown[], made) =>
    Reflect.construct(date, given.length === 0 ? [wrong()] : given, made) as object,
});
