// "Similar articles" under a hit: asked for when it is opened.

import { similar } from "./api.js";
import { h, replaceChildren } from "./dom.js";
import { meta, titleLink } from "./hits.js";
import { errorText } from "./messages.js";

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

/** What makes an article similar: telling words, common topics, or an editor's list. */
function because(reasons) {
  const words = Array.isArray(reasons) ? reasons.map(reason) : reasons && typeof reasons === "object" ? Object.entries(reasons).map(named) : [reasons];
  const text = words.filter(Boolean).join(" · ");
  return text === "" ? null : h("p", { class: "because", dir: "auto" }, text);
}

const reason = (value) => (typeof value === "string" ? value : null);
const named = ([name, value]) => (Array.isArray(value) ? value.length > 0 && `${name}: ${value.join(", ")}` : value === true && name);
