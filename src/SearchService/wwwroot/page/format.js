// Numbers and dates in words. The page is in English; which English is the browser's choice.

const locale = navigator.languages?.find((language) => /^en\b/i.test(language)) ?? "en";
const integers = new Intl.NumberFormat(locale);
const milliseconds = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
// Days are days in UTC, as in the filters, so that an article shows the day by which it is found.
const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
const instants = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short", timeZone: "UTC" });
const localInstants = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });

/** `12,345`. */
export const number = (value) => integers.format(value);

/** `1 article`, `42 articles`. */
export const plural = (count, noun) => `${number(count)} ${noun}${count === 1 ? "" : "s"}`;

/** `0.84 ms`. */
export const took = (ms) => (ms < 0.1 ? "under 0.1 ms" : ms < 100 ? `${milliseconds.format(ms)} ms` : `${integers.format(Math.round(ms))} ms`);

/** A time as `{ day, full }`, or null where the text is none. */
export function published(text) {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? null : { day: days.format(time), full: `${instants.format(time)} UTC` };
}

/** A moment in the reader's own time zone, or null where the text is none. */
export function moment(text) {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? null : localInstants.format(time);
}

/** What `from` and `to` hold, in words: a day, an instant or an age. */
export function dateBound(text) {
  const age = /^(\d+)\s*([hdw])$/i.exec(text);
  if (age) {
    return `${plural(Number(age[1]), { h: "hour", d: "day", w: "week" }[age[2].toLowerCase()])} ago`;
  }

  return /^\d{4}-\d\d-\d\d$/.test(text) ? published(text)?.day ?? text : published(text)?.full ?? text;
}
