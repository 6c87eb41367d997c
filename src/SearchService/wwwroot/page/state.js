// What is asked, as the page's address holds it: the same names and values as the parameters of GET /search, so that
// "/?q=trams" and "/search?q=trams" are one search. A state is never changed; every step makes another.

/** The filters with facets to tick. */
export const facetNames = ["topic", "provider", "category", "type"];

const singles = ["q", "topicMode", "from", "to", "minQuality", "maxQuality", "words", "sort", "qualityWeight", "page", "size", "cursor", "typo"];

/** What narrows a search, apart from its words. */
const narrowing = [...facetNames, "topicMode", "from", "to", "minQuality", "maxQuality"];

/** The state in a query string; names that are no parameters of a search are left out, and empty values too. */
export function parse(queryString) {
  const given = new URLSearchParams(queryString);
  const state = {};
  for (const name of facetNames) {
    state[name] = [...new Set(given.getAll(name).filter((value) => value !== ""))];
  }

  for (const name of singles) {
    const value = given.get(name);
    if (value !== null && (value !== "" || name === "q")) {
      state[name] = value;
    }
  }

  return state;
}

/** The parameters of a state, in one order for one state. */
export function parameters(state) {
  const result = new URLSearchParams();
  for (const name of [...singles.slice(0, 1), ...facetNames, ...singles.slice(1)]) {
    for (const value of facetNames.includes(name) ? state[name] : [state[name] ?? ""]) {
      if (value !== "" && !(name === "page" && value === "1")) {
        result.append(name, value);
      }
    }
  }

  return result;
}

/** The page's address for a state. */
export function address(state) {
  const query = parameters(state).toString();
  return query === "" ? "/" : `/?${query}`;
}

/** The feed of a state: its articles, whatever page or order they are looked at in. */
export function feedAddress(state) {
  const query = parameters({ ...state, page: undefined, size: undefined, cursor: undefined, sort: undefined, qualityWeight: undefined }).toString();
  return query === "" ? "/search.atom" : `/search.atom?${query}`;
}

/** The state with other values, at its first page. An undefined value takes a name away. */
export function change(state, changes) {
  return { ...state, page: undefined, cursor: undefined, ...changes };
}

/** The state with other words; what was said about the old words goes. */
export function changeWords(state, q) {
  return change(state, { q, typo: undefined, words: undefined });
}

/** Whether a value of a facet is chosen. Values compare without regard to case, as the service compares them. */
export function isChosen(state, name, value) {
  return state[name].some((chosen) => isSame(chosen, value));
}

/** The state with a value of a facet chosen, or no longer. A value that was excluded is not excluded any more. */
export function toggle(state, name, value) {
  const others = state[name].filter((chosen) => !isSame(chosen, value) && !isSame(chosen, `-${value}`));
  return change(state, { [name]: isChosen(state, name, value) ? others : [...others, value] });
}

/** The state with a value of a facet excluded, or no longer. A value that was chosen is not chosen any more. */
export function toggleExcluded(state, name, value) {
  return toggle({ ...state, [name]: state[name].filter((chosen) => !isSame(chosen, value)) }, name, `-${value}`);
}

/** The state without a parameter. */
export function without(state, name) {
  return change(state, { [name]: facetNames.includes(name) ? [] : undefined });
}

/** Whether a state holds a parameter. */
export const has = (state, name) => (facetNames.includes(name) ? state[name].length > 0 : state[name] !== undefined);

/** The state without any filter. */
export function withoutFilters(state) {
  const changes = {};
  for (const name of narrowing) {
    changes[name] = facetNames.includes(name) ? [] : undefined;
  }

  return change(state, changes);
}

/** How many filters there are. */
export function filterCount(state) {
  return facetNames.reduce((count, name) => count + state[name].length, 0)
    + (state.from || state.to ? 1 : 0) + (state.minQuality || state.maxQuality ? 1 : 0);
}

/** Whether words were typed. */
export const hasWords = (state) => (state.q ?? "").trim() !== "";

/** Whether nothing is asked: the page as one comes to it. */
export const isBlank = (state) => !hasWords(state) && filterCount(state) === 0;

/** Whether two values of a facet are one; case makes no difference. */
export const isSame = (a, b) => a.toLowerCase() === b.toLowerCase();
