// The list of articles.

import { h, webAddress } from "./dom.js";
import { published } from "./format.js";
import { markedNodes } from "./marks.js";
import { similarArticles } from "./similar.js";
import { address, change, isChosen, parse } from "./state.js";

const remoteImages = document.querySelector("meta[name=remote-images]").content === "on";

/** The quality at which the meter is full; there are higher ones, and some below 0, where it is empty. */
const fullQuality = 100;

/** What is worth a word beside a hit; `exact` is not. */
const matches = { typo: "Similar spelling", partial: "Some of the words" };

/** The list of a page's hits. */
export function hitList(hits, state) {
  return h("ol", { class: "hits" }, hits.map((hit) => h("li", {}, article(hit, state))));
}

function article(hit, state) {
  return h("article", { class: "hit" },
    picture(hit.image),
    h("div", { class: "hit-text" },
      h("h3", { class: "hit-title" }, titleLink(hit)),
      meta(hit, state),
      excerpt(hit),
      topics(hit, state),
      similarArticles(hit)));
}

/** The title, as a link where the article has an address that may be followed. */
export function titleLink(hit) {
  const href = webAddress(hit.webUrl);
  const text = hit.highlight?.title ? markedNodes(hit.highlight.title) : hit.title || "Untitled";
  return href === null
    ? h("span", { dir: "auto" }, text)
    : h("a", { href, dir: "auto", rel: "noopener noreferrer" }, text);
}

/** Provider, date and so on, each where the article has it. */
export function meta(hit, state) {
  return h("ul", { class: "hit-meta" },
    item(hit.provider?.name && h("span", { dir: "auto", class: "hit-provider", title: hit.provider.domain }, hit.provider.name)),
    item(date(hit.publishedDateTime)),
    item(quality(hit.quality)),
    item(kind(hit)),
    item(state && matches[hit.match] && h("span", { class: "badge" }, matches[hit.match])));
}

function item(content) {
  return content ? h("li", {}, content) : null;
}

function date(text) {
  const time = text && published(text);
  return time ? h("time", { datetime: text, title: time.full }, time.day) : null;
}

function quality(value) {
  if (!Number.isInteger(value)) {
    return null;
  }

  const fill = h("span", { class: "quality-fill" });
  fill.style.inlineSize = `${Math.min(100, Math.max(0, (100 * value) / fullQuality))}%`;
  return h("span", { class: "quality" }, h("span", { class: "quality-bar", "aria-hidden": "true" }, fill), `Quality ${value}`);
}

function kind({ category, type }) {
  const words = [category, type === "article" && category ? null : type].filter(Boolean);
  return words.length > 0 ? h("span", { class: "hit-kind", dir: "auto" }, words.join(", ")) : null;
}

/** Where a feed had no excerpt, its title stands in for it; once is enough. */
function excerpt(hit) {
  if (hit.excerpt?.trim() === hit.title?.trim()) {
    return null;
  }

  const text = hit.highlight?.excerpt ? markedNodes(hit.highlight.excerpt) : hit.excerpt;
  return text && text.length > 0 ? h("p", { class: "hit-excerpt", dir: "auto" }, text) : null;
}

function topics(hit, state) {
  const names = [...new Set(hit.topics ?? [])];
  return names.length === 0 ? null : h("ul", { class: "topics", "aria-label": "Topics" }, names.map((topic) => h("li", {}, topicLink(topic, state))));
}

/** A link that keeps to a topic; the page follows it without a new document. */
export function topicLink(topic, state, count) {
  const chosen = isChosen(state, "topic", topic);
  const target = chosen ? state : change(state, { topic: [...state.topic, topic] });
  return h("a", { href: address(target), class: "topic", dir: "auto", "data-step": true, "aria-current": chosen && "true" },
    topic, count !== undefined && h("span", { class: "count" }, count));
}

function picture(image) {
  const source = remoteImages && image ? webAddress(image.url) : null;
  if (source === null || !source.startsWith("https:")) {
    return null;
  }

  const frame = h("div", { class: "hit-image" });
  const element = h("img", {
    src: source, alt: "", width: image.width > 0 ? image.width : 1200, height: image.height > 0 ? image.height : 675,
    loading: "lazy", decoding: "async", referrerpolicy: "no-referrer",
    // A picture that is gone leaves no hole.
    onerror: () => frame.remove(),
  });
  frame.append(element);
  return frame;
}

/** The state behind a link of the page. */
export const stateOf = (link) => parse(new URL(link.href).search);
