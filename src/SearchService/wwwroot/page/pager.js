// Links to the pages of a search, as far as pages go, and one step further by the cursor.

import { byId, h, replaceChildren } from "./dom.js";
import { number } from "./format.js";
import { address } from "./state.js";

/** Page times size goes up to here; past it a cursor is the way. */
const window = 10_000;

/** Shows the links for an answer. */
export function showPager(state, answer) {
  const nav = byId("pager");
  const size = answer.size;
  const last = size > 0 ? Math.min(Math.ceil(answer.total / size), Math.floor(window / size)) : 0;
  const page = state.cursor ? null : answer.page;
  const next = nextState(state, answer, last);
  nav.hidden = !(last > 1 || page !== 1) || answer.total === 0;
  if (nav.hidden) {
    replaceChildren(nav);
    return;
  }

  replaceChildren(nav,
    page === null
      ? pageLink(state, last, `Page ${number(last)}`)
      : page > 1 ? h("a", { href: address(at(state, page - 1)), "data-step": "page", rel: "prev", class: "pager-step", "data-key": "previous" }, "Previous") : h("span", { class: "pager-step is-off" }, "Previous"),
    h("ul", { class: "pager-pages" }, page === null
      ? h("li", { class: "quiet" }, `Beyond the first ${number(window)}`)
      : pageNumbers(page, last).map((value) => h("li", { class: Math.abs(value - page) > 1 && value !== 1 && value !== last ? "is-far" : null },
        value === null ? h("span", { class: "pager-gap", "aria-hidden": "true" }, "…") : numberLink(state, value, value === page)))),
    next ? h("a", { href: address(next), "data-step": "page", rel: "next", class: "pager-step", "data-key": "next" }, "Next") : h("span", { class: "pager-step is-off" }, "Next"));
}

/** The first, the last and what is around this page; null is a gap. */
export function pageNumbers(page, last) {
  const wanted = new Set([1, last, page - 2, page - 1, page, page + 1, page + 2]);
  const numbers = [...wanted].filter((value) => value >= 1 && value <= last).sort((a, b) => a - b);
  // A gap of one page is that page.
  return numbers.flatMap((value, index) => {
    const missing = index === 0 ? 0 : value - numbers[index - 1] - 1;
    return missing === 0 ? [value] : missing === 1 ? [value - 1, value] : [null, value];
  });
}

function nextState(state, answer, last) {
  if (!state.cursor && answer.page < last) {
    return at(state, answer.page + 1);
  }

  return answer.nextCursor ? { ...state, page: undefined, cursor: answer.nextCursor } : null;
}

const at = (state, page) => ({ ...state, cursor: undefined, page: page === 1 ? undefined : String(page) });

function numberLink(state, page, isCurrent) {
  return isCurrent
    ? h("span", { class: "pager-page", "aria-current": "page" }, h("span", { class: "visually-hidden" }, "Page "), number(page))
    : h("a", { href: address(at(state, page)), "data-step": "page", class: "pager-page", "data-key": `page-${page}` }, h("span", { class: "visually-hidden" }, "Page "), number(page));
}

const pageLink = (state, page, text) => h("a", { href: address(at(state, page)), "data-step": "page", class: "pager-step" }, text);
