// What the page has to say about a search apart from its hits: how the words were understood, and what went wrong.

import { ApiError } from "./api.js";
import { h } from "./dom.js";
import { address, change, changeWords, filterCount, hasWords, parse, withoutFilters } from "./state.js";

const blank = parse("");

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
    isBuilding ? h("p", {}, "Articles can be searched in a moment; this page keeps asking.") : details(error),
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

function details(error) {
  const messages = Object.values(error.errors ?? {}).flat();
  return messages.length > 1 ? h("ul", {}, messages.map((message) => h("li", {}, message))) : h("p", {}, messages[0] ?? errorText(error));
}

const link = (state, text) => h("a", { href: address(state), "data-step": true, dir: "auto" }, text);
