// Facets to tick: a group of boxes for each, with counts, a box to find a value by its beginning, and more values on request.

import { ApiError, facetSize, facetValues } from "./api.js";
import { h, icon, replaceChildren } from "./dom.js";
import { number } from "./format.js";
import { isChosen, isSame, toggle, toggleExcluded } from "./state.js";

const pauseMs = 150;
const manyValues = 100;
const titles = { topic: "Topic", provider: "Provider", category: "Category", type: "Type" };

/** One facet: lives as long as the page, and shows one state after another. */
export class FacetGroup {
  #name;
  #go;
  #list = h("ul", { class: "facet-values" });
  #more = h("button", { type: "button", class: "link facet-more", hidden: true, onclick: () => this.#toggleAll() });
  #find;
  #state = null;
  #counts = null;
  #showsAll = false;
  #canFind = true;
  #timer = 0;
  #request = null;

  /** @param {string} name @param {(state: object) => void} go Goes to another state. */
  constructor(name, go) {
    this.#name = name;
    this.#go = go;
    const title = titles[name];
    this.#find = h("input", {
      type: "search", class: "facet-find", placeholder: `Find a ${title.toLowerCase()}`, "aria-label": `Find a ${title.toLowerCase()}`, hidden: true,
      autocomplete: "off", spellcheck: "false", maxlength: "100", dir: "auto", oninput: () => this.#search(),
    });
    this.element = h("fieldset", { class: name === "category" || name === "type" ? "facet is-kind" : "facet", hidden: true },
      h("legend", { class: "facet-title" }, h("h3", {}, title)), this.#find, this.#list, this.#more);
  }

  /** Shows the counts of an answer. */
  show(state, counts) {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#request = null;
    this.#state = state;
    this.#counts = counts;
    const listed = counts?.values ?? [];
    this.element.hidden = listed.length === 0 && this.#chosen().length === 0 && this.#find.value === "";
    this.#find.hidden = !this.#canFind || (counts?.distinct ?? 0) <= facetSize && this.#find.value === "";
    if (this.#canFind && (this.#showsAll || this.#find.value !== "")) {
      this.#load();
    } else {
      this.#render(listed, counts ?? undefined);
    }
  }

  /** Shows a state that has no answer: with the counts of the one before, so that what was chosen can be let go. */
  keep(state) {
    this.show(state, this.#counts);
  }

  #render(values, { distinct = values.length } = {}) {
    const chosen = this.#chosen().filter((value) => !values.some((other) => isSame(value, other.value)));
    const shown = this.#find.value === "" ? [...values, ...chosen.map((value) => ({ value, count: this.#counts ? 0 : null }))] : values;
    replaceChildren(this.#list, shown.length === 0
      ? h("li", { class: "quiet" }, "Nothing begins like this.")
      : shown.map((value) => h("li", { class: "facet-row" }, this.#box(value), this.#exclusion(value.value))));
    this.#more.hidden = !this.#canFind || this.#find.value !== "" || (distinct <= facetSize && !this.#showsAll);
    this.#more.textContent = this.#showsAll ? "Show fewer" : distinct > manyValues ? "Show more" : `Show all ${number(distinct)}`;
    this.#more.setAttribute("aria-expanded", String(this.#showsAll));
  }

  #box({ value, count }) {
    const excluded = isChosen(this.#state, this.#name, `-${value}`);
    return h("label", { class: count === 0 ? "facet-value is-empty" : "facet-value" },
      h("input", {
        type: "checkbox", checked: isChosen(this.#state, this.#name, value), "data-key": `${this.#name}:${value}`,
        onchange: () => this.#go(toggle(this.#state, this.#name, value)),
      }),
      h("span", { class: excluded ? "facet-name is-excluded" : "facet-name", dir: "auto" }, value),
      count !== null && h("span", { class: "count" }, number(count)));
  }

  /** Leaves a value out, or no longer. */
  #exclusion(value) {
    return h("button", {
      type: "button", class: "facet-not", "data-key": `not:${this.#name}:${value}`, title: "Exclude", "aria-label": `Exclude ${value}`,
      "aria-pressed": String(isChosen(this.#state, this.#name, `-${value}`)), onclick: () => this.#go(toggleExcluded(this.#state, this.#name, value)),
    }, icon("M6 12h12", 16));
  }

  #chosen() {
    return this.#state[this.#name].filter((value) => !value.startsWith("-"));
  }

  #search() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#find.value === "" ? this.show(this.#state, this.#counts) : this.#load()), pauseMs);
  }

  #toggleAll() {
    this.#showsAll = !this.#showsAll;
    this.show(this.#state, this.#counts);
  }

  async #load() {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    try {
      const counts = await facetValues(this.#state, this.#name, this.#find.value.trim(), this.#showsAll || this.#find.value !== "" ? manyValues : facetSize, request.signal);
      if (request === this.#request) {
        this.#render(counts.values, counts);
      }
    } catch (error) {
      if (error.name === "AbortError" || request !== this.#request) {
        return;
      }

      // A service without facet search lists what the search itself counted.
      if (error instanceof ApiError && error.status === 404) {
        this.#canFind = false;
        this.#showsAll = false;
        this.#find.value = "";
      }

      this.#render(this.#counts?.values ?? [], this.#counts ?? {});
      this.#find.hidden = !this.#canFind;
    }
  }
}
