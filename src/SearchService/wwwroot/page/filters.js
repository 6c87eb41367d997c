// The filters in force, each as a button that takes it away.

import { byId, h, icon, replaceChildren } from "./dom.js";
import { dateBound, plural } from "./format.js";
import { change, facetNames, filterCount, withoutFilters } from "./state.js";

/** Shows the filters of a state. */
export function showFilters(state, go) {
  const chips = [...facetNames.flatMap((name) => state[name].map((value) => facetChip(state, name, value, go))), ...rangeChips(state, go), ...wordChips(state, go)];
  replaceChildren(byId("chips"), chips.length > 0 && h("ul", { class: "chips", "aria-label": "Filters in force" },
    chips.map((chip) => h("li", {}, chip)),
    chips.length > 1 && h("li", {}, h("button", { type: "button", class: "link", "data-key": "chip:all", onclick: () => go(change(withoutFilters(state), { typo: undefined, words: undefined })) }, "Clear all"))));

  const count = filterCount(state);
  const badge = byId("filters-count");
  badge.hidden = count === 0;
  badge.textContent = plural(count, "filter").replace(/ .*/, "");
}

function facetChip(state, name, value, go) {
  const excluded = value.startsWith("-");
  return chip(`${name}:${value}`, excluded ? `Not ${value.slice(1)}` : value,
    () => go(change(state, { [name]: state[name].filter((other) => other !== value) })));
}

function rangeChips(state, go) {
  const { from, to, minQuality, maxQuality, topicMode } = state;
  return [
    (from || to) && chip("dates", dates(from, to), () => go(change(state, { from: undefined, to: undefined }))),
    (minQuality || maxQuality) && chip("quality", qualities(minQuality, maxQuality), () => go(change(state, { minQuality: undefined, maxQuality: undefined }))),
    topicMode === "all" && chip("topicMode", "All of the topics", () => go(change(state, { topicMode: undefined }))),
  ].filter(Boolean);
}

function wordChips(state, go) {
  return [
    state.typo === "off" && chip("typo", "Exact spelling", () => go(change(state, { typo: undefined }))),
    (state.words === "all" || state.words === "any") && chip("words", state.words === "all" ? "All of the words" : "Any of the words", () => go(change(state, { words: undefined }))),
  ].filter(Boolean);
}

/** A whole year reads as that year. */
function dates(from, to) {
  const year = /^(\d{4})-01-01$/.exec(from ?? "")?.[1];
  if (year && to === `${year}-12-31`) {
    return year;
  }

  return from && to ? `${dateBound(from)} – ${dateBound(to)}` : from ? `Since ${dateBound(from)}` : `Until ${dateBound(to)}`;
}

function qualities(least, most) {
  return least && most ? `Quality ${least} to ${most}` : least ? `Quality ${least} and above` : `Quality up to ${most}`;
}

function chip(key, text, onclick) {
  return h("button", { type: "button", class: "chip", "data-key": `chip:${key}`, title: "Remove this filter", onclick },
    h("span", { class: "visually-hidden" }, "Remove filter "), h("span", { dir: "auto", class: "chip-text" }, text), icon("m7 7 10 10M17 7 7 17", 14));
}
