// The service's routes. Every answer that is not the one asked for is an ApiError with words for people.

import { facetNames, parameters } from "./state.js";

/** How many values of a facet are listed at first. */
export const facetSize = 8;

/** A request that did not go well. `status` is 0 when no answer came at all. */
export class ApiError extends Error {
  constructor(status, problem = {}, retryAfterSeconds = null) {
    super(problem.detail ?? "");
    this.status = status;
    this.errors = problem.errors ?? {};
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A page of hits, with its facets. */
export function search(state, signal) {
  const query = parameters(state);
  query.set("facets", [...facetNames, "year"].join(","));
  query.set("facetSize", String(facetSize));
  return getJson(`/search?${query}`, signal);
}

/** The years of a state's articles, whatever range of dates is chosen. */
export async function years(state, signal) {
  const query = parameters({ ...state, from: undefined, to: undefined, page: undefined, cursor: undefined, sort: undefined, size: "0" });
  query.set("facets", "year");
  query.set("facetSize", "1000");
  return (await getJson(`/search?${query}`, signal)).facets.year.values;
}

/** Titles, topics and providers for what is being typed. */
export const suggest = (text, signal) => getJson(`/suggest?${new URLSearchParams({ q: text, size: "8" })}`, signal);

/** The values of one facet that begin with some letters. */
export function facetValues(state, name, prefix, size, signal) {
  const query = parameters({ ...state, page: undefined, size: undefined, cursor: undefined, sort: undefined });
  query.delete("qualityWeight");
  query.set("prefix", prefix);
  query.set("size", String(size));
  return getJson(`/facets/${name}?${query}`, signal);
}

/** Articles like another one. */
export function similar(id, signal) {
  const path = id.split("/").map(encodeURIComponent).join("/");
  return getJson(`/articles/${path}/similar?size=5`, signal);
}

async function getJson(url, signal) {
  let response;
  try {
    response = await fetch(url, { signal, headers: { accept: "application/json" } });
  } catch (error) {
    throw error.name === "AbortError" ? error : new ApiError(0);
  }

  const body = await readJson(response);
  if (!response.ok) {
    const seconds = Number(response.headers.get("retry-after"));
    throw new ApiError(response.status, body ?? {}, seconds > 0 ? seconds : null);
  }

  if (body === null) {
    throw new ApiError(0);
  }

  return body;
}

/** The body, or null where it is no JSON: the answer of something between the browser and the service. */
async function readJson(response) {
  try {
    return await response.json();
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }

    return null;
  }
}
