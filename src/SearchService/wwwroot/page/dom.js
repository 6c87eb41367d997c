// Building elements. Text always becomes a text node: nothing here, nor anywhere else on the page, parses markup.

const svgNamespace = "http://www.w3.org/2000/svg";

/**
 * An element.
 * @param {string} tag
 * @param {Object} [attributes] Functions are listeners (`onclick`), `true` an empty attribute; null, undefined and false are left out.
 * @param {...(Node|string|number|null|false|Array)} children
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }

  append(element, children);
  return element;
}

/** A line drawing of 24 by 24 units that says nothing to a screen reader. */
export function icon(path, size = 16) {
  const svg = document.createElementNS(svgNamespace, "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", width: size, height: size, "aria-hidden": "true", focusable: "false", class: "icon" })) {
    svg.setAttribute(name, String(value));
  }

  const line = document.createElementNS(svgNamespace, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** The element with this id; the page's own elements are always there. */
export const byId = (id) => document.getElementById(id);

/**
 * Puts other children into an element. What had the focus has it again afterwards, told by its `data-key`, so that ticking a
 * box does not throw a keyboard back to the top of the page. Where that is gone, reading goes on at the head of what it stood in.
 */
export function replaceChildren(element, ...children) {
  const hadFocus = element.contains(document.activeElement);
  const key = hadFocus ? document.activeElement.dataset.key : undefined;
  element.replaceChildren();
  append(element, children);
  if (key !== undefined) {
    [...element.querySelectorAll("[data-key]")].find((child) => child.dataset.key === key)?.focus({ preventScroll: true });
  }

  if (hadFocus && !element.contains(document.activeElement)) {
    (element.closest(".similar")?.querySelector("summary") ?? byId("results-title")).focus({ preventScroll: true });
  }
}

/** The address when a browser may follow it from a title, else null: http and https alone. */
export function webAddress(text) {
  if (typeof text !== "string" || !URL.canParse(text)) {
    return null;
  }

  const { protocol, href } = new URL(text);
  return protocol === "http:" || protocol === "https:" ? href : null;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(child instanceof Node ? child : String(child));
    }
  }
}
