// What the page has to say about a search apart from its hits: how the words were understood, and what went wrong.

import { ApiError } from "./api.js";
import { h } from "./dom.js";
import { address, change, changeWords, filterCount, has, hasWords, parse, without, withoutFilters } from "./state.js";

const blank = parse("");

/** What the page calls the parameters that a reader may have got wrong. */
const parameterNames = {
  from: "the first date", to: "the last date", minQuality: "the least quality", maxQuality: "the greatest quality", sort: "this order", page: "this page number",
};

/** How the words were read: corrected, relaxed, partly ignored; null when as they stand. */
export function readingNotes(query, state, isDraft) {
  const notes = [
    query.corrected && h("p", {},
      "Showing results for ", link(changeWords(state, query.corrected), query.corrected), ". ",
      h("span", { class: "note-aside" }, "Search instead for ", link(change(state, { typo: "off" }), query.text), ".")),
    query.relaxed && h("p", {}, "No article has all the words; these have some of them."),
    !isDraft && query.warnings.length > 0 && h("ul", { class: "warnings" }, query.warnings.map((warning) => h("li", { dir: "auto" }, warning))),
  ].filter(Boolean);
  return notes.length > 0 ? h("div", { class: "note" }, notes) : null;
}

/** What to do when nothing was found. */
export function nothingFound(state) {
  const filters = filterCount(state);
  const ways = [
    filters > 0 && hasWords(state) && link(withoutFilters(state), filters === 1 ? "Search without the filter" : `Search without the ${filters} filters`),
    state.typo === "off" && link(change(state, { typo: undefined }), "Allow for typing errors"),
    state.words === "all" && link(change(state, { words: undefined }), "Accept articles with some of the words"),
    (state.page || state.cursor) && link(change(state, {}), "Go to the first page"),
    link(blank, "See the newest articles"),
  ].filter(Boolean);
  return h("section", { class: "panel", "aria-labelledby": "panel-title" },
    h("h3", { id: "panel-title", class: "panel-title" }, hasWords(state) ? ["No article matches ", h("q", { dir: "auto" }, state.q.trim())] : "No article matches these filters"),
    hasWords(state) && h("p", {}, "Try fewer or more general words, and check the spelling."),
    h("ul", { class: "ways" }, ways.map((way) => h("li", {}, way))));
}

/** An error in place of the hits. While the index is being built the page asks again by itself. */
export function failure(error, state, retry) {
  const isBuilding = error.status === 503 && /built/.test(error.message);
  return h("section", { class: "panel", "aria-labelledby": "panel-title" },
    h("h3", { id: "panel-title", class: "panel-title" }, isBuilding ? "The index is being built" : errorTitle(error)),
    isBuilding ? h("p", {}, "Articles can be searched in a moment; this page keeps asking.") : details(error, state),
    h("div", { class: "panel-actions" },
      error.status !== 400 && error.status !== 410 && h("button", { type: "button", class: "button", onclick: retry }, isBuilding ? "Ask now" : "Try again"),
      (error.status === 410 || (error.status === 400 && state.cursor)) && link(change(state, {}), "Go to the first page"),
      error.status === 400 && !state.cursor && (hasWords(state) ? link({ ...blank, q: state.q }, "Search for the words alone") : link(blank, "See the newest articles"))));
}

/** An error in one sentence. */
export function errorText(error) {
  if (error instanceof ApiError && error.status > 0) {
    return error.message || `The service answered with status ${error.status}.`;
  }

  return "The service cannot be reached. Check your connection.";
}

function errorTitle(error) {
  switch (error.status) {
    case 0: return "No connection";
    case 400: return "This search cannot be read";
    case 410: return "This page of results is gone";
    case 503: return "The service is busy";
    default: return "Something went wrong";
  }
}

/** What is wrong with each parameter, and a way on without it. */
function details(error, state) {
  const errors = Object.entries(error.errors ?? {});
  return errors.length === 0 ? h("p", {}, errorText(error)) : h("ul", { class: "errors" }, errors.map(([name, messages]) => h("li", {},
    messages.join(" "), has(state, name) && [" ", link(without(state, name), `Search without ${parameterNames[name] ?? name}`)])));
}

const link = (state, text) => h("a", { href: address(state), "data-step": true, dir: "auto" }, text);
