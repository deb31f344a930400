// @ts-check
/** What the search finds on the other maps of the site, and where it leads. */

import { Texts, numbers, rows } from "#atlas/data/columns.js";

export class Elsewhere {
  /**
   * @param {import("#atlas/data/payload.d.ts").Elsewhere} content
   * @param {Uint8Array} bytes
   */
  constructor(content, bytes) {
    const { count, maps, works } = content;
    this.count = count;
    this.maps = maps;
    this.works = works;
    this.mapOf = numbers(bytes, content.map);
    this.ids = new Texts(bytes, content.id);
    this.names = new Texts(bytes, content.name);
    this.also = new Texts(bytes, content.also);
    this.words = new Texts(bytes, content.words);
    this.dates = new Texts(bytes, content.dates);
    this.days = new Texts(bytes, content.day);
    this.rankOf = numbers(bytes, content.rank);
    this.places = new Set(numbers(bytes, content.places));
    this.cited = rows(bytes, content.cited);
  }

  /** @param {number} i */
  name(i) {
    return this.names.at(i) ?? "";
  }

  /**
   * Names besides the headline.
   * @param {number} i
   */
  others(i) {
    return (this.also.at(i) ?? "").split("\n").filter(Boolean);
  }

  /**
   * The map that shows it.
   * @param {number} i
   */
  map(i) {
    return this.maps[this.mapOf[i]];
  }

  /**
   * The address that leads to it, beside this page.
   * @param {number} i
   */
  address(i) {
    return `${this.map(i).id}.html#date=${this.days.at(i)}&feature=${encodeURIComponent(this.ids.at(i) ?? "")}`;
  }
}
