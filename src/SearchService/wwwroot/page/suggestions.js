// The query box: a combobox with a list of suggestions (the ARIA pattern "editable combobox with list autocomplete").

import { ApiError, suggest } from "./api.js";
import { byId, h, icon, replaceChildren } from "./dom.js";
import { number } from "./format.js";

const pauseMs = 90;
const kinds = {
  title: { label: "Article", path: "M5 4h14v16H5zM8.5 8.5h7M8.5 12h7M8.5 15.5h4" },
  topic: { label: "Topic", path: "M4 4h8l8 8-8 8-8-8zM8.2 8.2h.01" },
  provider: { label: "Provider", path: "M4 20V8l8-4 8 4v12zM9.5 20v-6h5v6" },
};

/** Words as a query reads them, without what it would take for an operator: a title is searched for, not interpreted. */
export function plainWords(text) {
  return text.replace(/["()~*:]/g, " ").replace(/(^|\s)-+/g, "$1").replace(/\b(AND|OR|NOT)\b/g, (word) => word.toLowerCase()).replace(/\s+/g, " ").trim();
}

export class QueryBox {
  #input = byId("query");
  #list = byId("suggestions");
  #clear = byId("query-clear");
  #suggestions = [];
  #active = -1;
  #typed = "";
  #timer = 0;
  #request = null;
  #isOff = false;
  #listeners;

  /**
   * @param {{ onType: (text: string) => void, onCommit: (text: string) => void, onChoose: (suggestion: object) => void }} listeners
   *   What was typed so far; what is to be searched for; a topic, provider or title that was chosen.
   */
  constructor(listeners) {
    this.#listeners = listeners;
    this.#input.addEventListener("input", () => this.#type());
    this.#input.addEventListener("keydown", (event) => this.#press(event));
    this.#input.addEventListener("blur", () => this.#close());
    this.#clear.addEventListener("click", () => this.#empty());
    byId("query-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#commit();
    });
    // The box keeps the focus while the list is clicked.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) {
        this.#choose(Number(option.dataset.index));
      }
    });
  }

  /** Shows the words of a state, unless the reader is typing them. */
  show(text) {
    if (this.#input.value !== text) {
      this.#input.value = text;
    }

    this.#typed = text;
    this.#clear.hidden = text === "";
  }

  focus() {
    this.#input.focus();
    this.#input.select();
  }

  get hasFocus() {
    return document.activeElement === this.#input;
  }

  #type() {
    this.#typed = this.#input.value;
    this.#clear.hidden = this.#typed === "";
    this.#listeners.onType(this.#typed);
    clearTimeout(this.#timer);
    this.#request?.abort();
    if (this.#typed.trim() === "") {
      this.#close();
    } else {
      this.#timer = setTimeout(() => this.#ask(this.#typed), pauseMs);
    }
  }

  async #ask(text) {
    if (this.#isOff) {
      return;
    }

    const request = new AbortController();
    this.#request = request;
    try {
      const { suggestions } = await suggest(text, request.signal);
      if (request === this.#request && !request.signal.aborted && this.hasFocus) {
        this.#open(suggestions.filter((suggestion) => suggestion.kind in kinds));
      }
    } catch (error) {
      // Suggestions are an extra: without them the box is a box. A service that has none is not asked again.
      this.#isOff = error instanceof ApiError && error.status === 404;
      if (request === this.#request && error.name !== "AbortError") {
        this.#close();
      }
    }
  }

  #open(suggestions) {
    this.#suggestions = suggestions;
    this.#active = -1;
    replaceChildren(this.#list, suggestions.map((suggestion, index) => this.#option(suggestion, index)));
    const isOpen = suggestions.length > 0;
    this.#list.hidden = !isOpen;
    this.#input.setAttribute("aria-expanded", String(isOpen));
    this.#input.removeAttribute("aria-activedescendant");
  }

  #close() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#open([]);
  }

  #option({ text, kind, count }, index) {
    const { label, path } = kinds[kind];
    return h("li", { id: `suggestion-${index}`, role: "option", "aria-selected": "false", "data-index": index, class: "suggestion" },
      icon(path, 18),
      h("span", { class: "suggestion-text", dir: "auto" }, emphasized(text, this.#typed)),
      h("span", { class: "suggestion-kind" }, label, kind !== "title" && count > 0 && ` · ${number(count)}`));
  }

  #press(event) {
    if (event.isComposing) {
      return;
    }

    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        event.preventDefault();
        this.#list.hidden ? this.#ask(this.#typed) : this.#move(event.key === "ArrowDown" ? 1 : -1);
        break;
      case "Enter":
        if (this.#active >= 0) {
          event.preventDefault();
          this.#choose(this.#active);
        }

        break;
      case "Escape":
        event.preventDefault();
        if (this.#list.hidden) {
          if (this.#input.value !== "") {
            this.#empty();
          }
        } else {
          this.#input.value = this.#typed;
          this.#close();
        }

        break;
      case "Tab":
        // Leaving takes what is marked along, as the words of a search.
        if (this.#active >= 0) {
          this.#commit();
        }

        break;
    }
  }

  /** Marks another option; one place between the last and the first is the typed text itself. */
  #move(step) {
    const places = this.#suggestions.length + 1;
    this.#active = ((this.#active + 1 + step + places) % places) - 1;
    for (const [index, option] of [...this.#list.children].entries()) {
      option.setAttribute("aria-selected", String(index === this.#active));
    }

    const option = this.#list.children[this.#active];
    option?.scrollIntoView({ block: "nearest" });
    option ? this.#input.setAttribute("aria-activedescendant", option.id) : this.#input.removeAttribute("aria-activedescendant");
    this.#input.value = option ? this.#suggestions[this.#active].text : this.#typed;
  }

  #choose(index) {
    const suggestion = this.#suggestions[index];
    this.#close();
    this.#listeners.onChoose(suggestion);
  }

  #commit() {
    const text = this.#active >= 0 ? plainWords(this.#suggestions[this.#active].text) : this.#input.value;
    this.#close();
    this.#listeners.onCommit(text);
  }

  #empty() {
    this.#close();
    this.show("");
    this.#input.focus();
    this.#listeners.onCommit("");
  }
}

/** The text with the beginnings of words that were typed set in bold. */
function emphasized(text, typed) {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const length = Math.max(0, ...words.filter((word) => match[0].toLowerCase().startsWith(word)).map((word) => word.length));
    if (length > 0) {
      parts.push(text.slice(end, match.index), h("b", {}, match[0].slice(0, length)));
      end = match.index + length;
    }
  }

  return [...parts, text.slice(end)];
}
