// When articles were published: a bar for each year, ages, and a range of days; and how good they are at least.

import { h, replaceChildren } from "./dom.js";
import { plural } from "./format.js";
import { change } from "./state.js";

const ages = [["", "Any time"], ["24h", "Past 24 hours"], ["7d", "Past 7 days"], ["30d", "Past 30 days"], ["365d", "Past 365 days"]];
const mostBars = 40;
const day = /^\d{4}-\d\d-\d\d/;
const ageText = /^\d+\s*[hdw]$/i;

/** The group of filters on dates. */
export class DateGroup {
  #go;
  #state = null;
  #bars = h("ul", { class: "years" });
  #age = h("select", { id: "age", class: "field", onchange: () => this.#goTo(this.#age.value || undefined, undefined) });
  #from = h("input", { type: "date", id: "from", class: "field", onchange: () => this.#goToRange() });
  #to = h("input", { type: "date", id: "to", class: "field", onchange: () => this.#goToRange() });

  /** @param {(state: object) => void} go Goes to another state. */
  constructor(go) {
    this.#go = go;
    this.element = h("fieldset", { class: "facet" },
      h("legend", { class: "facet-title" }, h("h3", {}, "Published")),
      this.#bars,
      h("label", { class: "visually-hidden", for: "age" }, "Age"), this.#age,
      h("div", { class: "range" },
        h("label", { for: "from" }, "From"), this.#from,
        h("label", { for: "to" }, "To"), this.#to));
  }

  /** Shows the range of a state. */
  show(state) {
    this.#state = state;
    const age = !state.to && ageText.test(state.from ?? "") ? state.from : "";
    const known = ages.some(([value]) => value === age) ? ages : [...ages, [age, `Past ${age}`]];
    const custom = state.to || (state.from && age === "") ? [["custom", "Chosen dates"]] : [];
    replaceChildren(this.#age, [...custom, ...known].map(([value, text]) => h("option", { value, hidden: value === "custom" }, text)));
    this.#age.value = custom.length > 0 ? "custom" : age;
    this.#from.value = day.exec(state.from ?? "")?.[0] ?? "";
    this.#to.value = day.exec(state.to ?? "")?.[0] ?? "";
    this.#from.max = this.#to.value;
    this.#to.min = this.#from.value;
  }

  /** Shows the years with their counts. */
  showYears(state, values) {
    const years = withoutGaps(values.filter(({ value, count }) => /^\d{4}$/.test(value) && count > 0).sort((a, b) => Number(a.value) - Number(b.value)));
    const most = Math.max(1, ...years.map(({ count }) => count));
    this.#bars.hidden = years.length < 2;
    replaceChildren(this.#bars, years.map(({ value, count }) => h("li", {}, this.#bar(state, value, count, count / most))));
    this.showNewest();
  }

  /** Where there are more years than room, shows the last ones, or the one that is chosen. */
  showNewest() {
    const chosen = this.#bars.querySelector("[aria-pressed=true]");
    this.#bars.scrollLeft = chosen ? chosen.offsetLeft - this.#bars.offsetLeft : this.#bars.scrollWidth;
  }

  #bar(state, year, count, share) {
    const from = `${year}-01-01`;
    const to = `${year}-12-31`;
    const isChosen = state.from === from && state.to === to;
    const fill = h("span", { class: "year-fill" });
    fill.style.blockSize = `${count === 0 ? 0 : Math.max(4, 100 * share)}%`;
    return h("button", {
      type: "button", class: "year", "data-key": `year:${year}`, "aria-pressed": String(isChosen),
      "aria-label": `${year}, ${plural(count, "article")}`, title: `${year}: ${plural(count, "article")}`,
      onclick: () => (isChosen ? this.#goTo(undefined, undefined) : this.#goTo(from, to)),
    }, h("span", { class: "year-bar", "aria-hidden": "true" }, fill),
      h("span", { class: "year-name" }, `’${year.slice(2)}`));
  }

  #goToRange() {
    this.#goTo(this.#from.value || undefined, this.#to.value || undefined);
  }

  #goTo(from, to) {
    this.#go(change(this.#state, { from, to }));
  }
}

/** The years from the first to the last, also those without articles; where that is too long for bars, as they are. */
function withoutGaps(years) {
  const first = Number(years[0]?.value ?? 0);
  const last = Number(years.at(-1)?.value ?? 0);
  if (years.length === 0 || last - first >= mostBars) {
    return years;
  }

  const counts = new Map(years.map(({ value, count }) => [Number(value), count]));
  return Array.from({ length: last - first + 1 }, (_, index) => ({ value: String(first + index), count: counts.get(first + index) ?? 0 }));
}

/** The filter on quality. */
export class QualityGroup {
  #state = null;
  #least = h("input", { type: "number", id: "min-quality", class: "field", step: "1", inputmode: "numeric", placeholder: "Any" });

  /** @param {(state: object) => void} go Goes to another state. */
  constructor(go) {
    this.#least.addEventListener("change", () => {
      if (this.#least.checkValidity()) {
        go(change(this.#state, { minQuality: this.#least.value || undefined }));
      } else {
        this.#least.reportValidity();
      }
    });
    this.element = h("fieldset", { class: "facet" },
      h("legend", { class: "facet-title" }, h("h3", {}, "Quality")),
      h("div", { class: "range" }, h("label", { for: "min-quality" }, "At least"), this.#least));
  }

  /** Shows the bound of a state. */
  show(state) {
    this.#state = state;
    if (document.activeElement !== this.#least) {
      this.#least.value = /^-?\d+$/.test(state.minQuality ?? "") ? state.minQuality : "";
    }
  }
}
