// The page as a whole: an address becomes a state, a state is asked for, an answer is shown.

import { search, years } from "./api.js";
import { DateGroup, QualityGroup } from "./dates.js";
import { byId, h, replaceChildren } from "./dom.js";
import { FacetGroup } from "./facets.js";
import { showFilters } from "./filters.js";
import { moment, number, plural, took } from "./format.js";
import { hitList, stateOf, topicLink } from "./hits.js";
import { errorText, failure, nothingFound, readingNotes } from "./messages.js";
import { showPager } from "./pager.js";
import { address, change, changeWords, facetNames, feedAddress, filterCount, hasWords, isBlank, parse, toggle } from "./state.js";
import { plainWords, QueryBox } from "./suggestions.js";

const typingPauseMs = 300;
const loadingPauseMs = 200;
const announcePauseMs = 600;
const wideEnough = window.matchMedia("(min-width: 60rem)");
const siteName = byId("home-link").textContent.trim();

class Page {
  #state = parse(location.search);
  #isDraft = false;
  #request = null;
  #retryTimer = 0;
  #typingTimer = 0;
  #announceTimer = 0;
  #groups = new Map(facetNames.map((name) => [name, new FacetGroup(name, (state) => this.#go(state))]));
  #dates = new DateGroup((state) => this.#go(state));
  #quality = new QualityGroup((state) => this.#go(state));
  #box = new QueryBox({
    onType: (text) => this.#type(text),
    onCommit: (text) => this.#commit(text),
    onChoose: (suggestion) => this.#choose(suggestion),
  });

  start() {
    const { topic, provider, category, type } = Object.fromEntries([...this.#groups].map(([name, group]) => [name, group.element]));
    byId("facets").append(topic, this.#dates.element, provider, category, type, this.#quality.element);
    byId("sort").addEventListener("change", () => this.#go(change(this.#state, { sort: byId("sort").value })));
    byId("filters-done").addEventListener("click", showResults);
    byId("filters").addEventListener("toggle", () => this.#dates.showNewest());
    wideEnough.addEventListener("change", fitFilters);
    fitFilters();
    document.addEventListener("click", (event) => this.#follow(event));
    document.addEventListener("keydown", (event) => this.#shortcut(event));
    window.addEventListener("popstate", () => this.#reload());
    this.#box.show(this.#state.q ?? "");
    if (isBlank(this.#state) && wideEnough.matches) {
      this.#box.focus();
    }

    this.#load();
  }

  /** Another state by a step of the reader: one entry of the browser's history. */
  #go(state, { focus = null } = {}) {
    clearTimeout(this.#typingTimer);
    this.#isDraft = false;
    if (address(state) !== location.pathname + location.search) {
      history.pushState(null, "", address(state));
    }

    this.#state = state;
    this.#box.show(state.q ?? "");
    return this.#load(focus);
  }

  /** What is being typed is one entry of the history, however many letters it takes. */
  #type(text) {
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => {
      const state = withFittingSort(changeWords(this.#state, text));
      if (address(state) !== address(this.#state)) {
        this.#isDraft ? history.replaceState(null, "", address(state)) : history.pushState(null, "", address(state));
        this.#isDraft = true;
        this.#state = state;
        this.#load();
      }
    }, typingPauseMs);
  }

  #commit(text) {
    const state = withFittingSort(changeWords(this.#state, text));
    if (text === (this.#state.q ?? "") && !this.#isDraft) {
      this.#load();
    } else if (this.#isDraft) {
      history.replaceState(null, "", address(state));
      this.#go(state);
    } else {
      this.#go(state);
    }
  }

  #choose({ kind, text }) {
    if (kind === "title") {
      this.#commit(plainWords(text));
      return;
    }

    const state = withFittingSort(changeWords(this.#state, ""));
    const chosen = state[kind].some((value) => value.toLowerCase() === text.toLowerCase()) ? change(state, {}) : toggle(state, kind, text);
    if (this.#isDraft) {
      history.replaceState(null, "", address(chosen));
    }

    this.#go(chosen);
  }

  #reload() {
    clearTimeout(this.#typingTimer);
    this.#isDraft = false;
    this.#state = parse(location.search);
    this.#box.show(this.#state.q ?? "");
    this.#load();
  }

  /** Links of the page that hold a state are followed without another document; keys that open tabs do what they do. */
  #follow(event) {
    const link = event.target.closest?.("a[data-step], #home-link");
    if (link && event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
      event.preventDefault();
      this.#go(stateOf(link), { focus: byId("results-title") });
    }
  }

  #shortcut(event) {
    const isTyping = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (event.key === "/" && !isTyping && !(event.ctrlKey || event.metaKey || event.altKey)) {
      event.preventDefault();
      this.#box.focus();
    }
  }

  /** Asks for the state and shows the answer, unless another state came meanwhile. */
  async #load(focus = null) {
    this.#request?.abort();
    clearTimeout(this.#retryTimer);
    const request = new AbortController();
    this.#request = request;
    const state = this.#state;
    this.#showState(state);
    const loading = setTimeout(() => setLoading(true), loadingPauseMs);
    try {
      const [found, counted] = await Promise.allSettled([
        this.#isDraft ? searchDraft(state, request.signal) : search(state, request.signal),
        state.from || state.to ? years(state, request.signal) : null,
      ]);
      // What the search itself complains of is all of it, and comes before what its years do.
      const answer = valueOf(found);
      const counts = valueOf(counted) ?? await allYears(answer.facets.year, state, request.signal);
      if (request === this.#request) {
        this.#show(state, answer, counts);
        showFocus(focus);
      }
    } catch (error) {
      if (request === this.#request && error.name !== "AbortError") {
        this.#fail(error, state);
        showFocus(focus);
      }
    } finally {
      clearTimeout(loading);
      if (request === this.#request) {
        setLoading(false);
      }
    }
  }

  /** What the state alone tells; the rest waits for the answer. */
  #showState(state) {
    showFilters(state, (other) => this.#go(other));
    this.#dates.show(state);
    this.#quality.show(state);
    byId("sort").value = state.sort ?? (hasWords(state) ? "relevance" : "newest");
    byId("sort").querySelector("[value=relevance]").disabled = !hasWords(state);
    byId("feed-link").href = feedAddress(state);
    byId("feed-alternate").href = feedAddress(state);
    byId("feed-alternate").title = hasWords(state) ? `Articles: ${state.q.trim()}` : "Newest articles";
    document.title = hasWords(state) ? `${state.q.trim()} – ${siteName}` : siteName;
  }

  #show(state, answer, yearCounts) {
    for (const [name, group] of this.#groups) {
      group.show(state, answer.facets[name]);
    }

    this.#dates.showYears(state, yearCounts);
    byId("sort-label").hidden = answer.total < 2;
    showTitle(state, answer);
    byId("filters-done").textContent = `Show ${plural(answer.total, "article")}`;
    replaceChildren(byId("messages"), readingNotes(answer.query, state, this.#isDraft), isBlank(state) && !state.page ? topTopics(state, answer) : null);
    replaceChildren(byId("hits"), answer.hits.length > 0 ? hitList(answer.hits, state) : nothingFound(state));
    showPager(state, answer);
    byId("index-line").textContent = `${plural(answer.index.articles, "article")}, indexed ${moment(answer.index.builtAt) ?? ""}`;
    this.#announce(answer.total === 0 ? "No article found" : `${plural(answer.total, "article")} found${answer.page > 1 ? `, page ${number(answer.page)}` : ""}`);
  }

  #fail(error, state) {
    for (const group of this.#groups.values()) {
      group.keep(state);
    }

    byId("results-title").textContent = "Articles";
    byId("sort-label").hidden = true;
    replaceChildren(byId("messages"));
    replaceChildren(byId("hits"), failure(error, state, () => this.#load()));
    byId("pager").hidden = true;
    this.#announce(errorText(error));
    if (error.status === 503) {
      this.#retryTimer = setTimeout(() => this.#load(), 1_000 * Math.min(error.retryAfterSeconds ?? 2, 30));
    }
  }

  /** Tells a screen reader, once typing has paused. */
  #announce(text) {
    clearTimeout(this.#announceTimer);
    this.#announceTimer = setTimeout(() => {
      byId("status").textContent = text;
    }, announcePauseMs);
  }
}

/** While a word is being typed its beginning is enough; when nothing begins so, the words are searched for as they stand. */
async function searchDraft(state, signal) {
  if (!/[\p{L}\p{N}]{2}$/u.test(state.q ?? "") || /["()~*:]/.test(state.q)) {
    return search(state, signal);
  }

  const answer = await search({ ...state, q: `${state.q}*` }, signal);
  return answer.total > 0 && !answer.query.relaxed ? answer : search(state, signal);
}

/** All years of an answer that may list only the most frequent ones. */
async function allYears({ values, other }, state, signal) {
  return other > 0 ? years(state, signal) : values;
}

/** What a settled promise came to, or the error it failed with. */
function valueOf({ value, reason }) {
  if (reason !== undefined) {
    throw reason;
  }

  return value;
}

/** Without words there is no relevance to sort by. */
function withFittingSort(state) {
  return state.sort === "relevance" && !hasWords(state) ? { ...state, sort: undefined } : state;
}

function showTitle(state, answer) {
  const title = isBlank(state) && !state.sort ? "Newest articles" : plural(answer.total, "article");
  replaceChildren(byId("results-title"), title, " ", h("span", { class: "took" }, isBlank(state) && !state.sort ? `of ${number(answer.total)}` : took(answer.tookMs)));
}

/** Where to start when nothing was asked yet. */
function topTopics(state, answer) {
  const values = (answer.facets.topic?.values ?? []).filter(({ count }) => count > 0);
  return values.length > 0 && h("section", { class: "start", "aria-labelledby": "start-title" },
    h("h3", { id: "start-title", class: "start-title" }, "Top topics"),
    h("ul", { class: "topics topics-large" }, values.map(({ value, count }) => h("li", {}, topicLink(value, state, number(count))))));
}

function setLoading(isLoading) {
  byId("progress").hidden = !isLoading;
  byId("results").setAttribute("aria-busy", String(isLoading));
}

/** After a link of the page was followed, reading goes on at the head of the results. */
function showFocus(element) {
  if (element) {
    element.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }
}

/** Beside the results the filters are always open; above them they are a drawer. */
function fitFilters() {
  byId("filters").open = wideEnough.matches;
}

/** Closes the drawer and goes on below it. */
function showResults() {
  byId("filters").open = false;
  showFocus(byId("results-title"));
}

new Page().start();
