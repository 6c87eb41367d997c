// "Similar articles" under a hit: asked for when it is opened.

import { similar } from "./api.js";
import { h, replaceChildren } from "./dom.js";
import { meta, titleLink } from "./hits.js";
import { errorText } from "./messages.js";

/** The words that tell most stand first. */
const mostWords = 4;

/** A disclosure with the articles like this one. */
export function similarArticles(hit) {
  const body = h("div", { class: "similar-body", "aria-live": "polite" });
  let isAsked = false;
  const details = h("details", {
    class: "similar",
    ontoggle: () => {
      if (details.open && !isAsked) {
        isAsked = true;
        load(hit, body);
      }
    },
  }, h("summary", {}, "Similar articles", h("span", { class: "visually-hidden" }, ` to ${hit.title ?? "this one"}`)), body);
  return details;
}

async function load(hit, body) {
  replaceChildren(body, h("p", { class: "quiet" }, "Looking for similar articles…"));
  try {
    const { hits } = await similar(hit.id);
    replaceChildren(body, hits.length === 0 ? h("p", { class: "quiet" }, "No article is like this one.") : h("ul", { class: "similar-list" }, hits.map(entry)));
  } catch (error) {
    replaceChildren(body, h("p", { class: "quiet" }, errorText(error), " ",
      h("button", { type: "button", class: "link", onclick: () => load(hit, body) }, "Try again")));
  }
}

function entry(hit) {
  return h("li", {}, h("span", { class: "similar-title" }, titleLink(hit)), meta(hit, null), because(hit.because));
}

/** What makes an article similar: an editor's list, telling words, common topics. */
function because({ words = [], topics = [], related = false } = {}) {
  const reasons = [
    related && "listed as related",
    words.length > 0 && ["in common: ", quoted(words.slice(0, mostWords))],
    topics.length > 0 && [topics.length === 1 ? "topic: " : "topics: ", quoted(topics)],
  ].filter(Boolean);
  return reasons.length > 0 && h("p", { class: "because" }, reasons.map((reason, index) => [index > 0 && " · ", reason]));
}

const quoted = (texts) => texts.map((text, index) => [index > 0 && ", ", h("bdi", {}, text)]);
