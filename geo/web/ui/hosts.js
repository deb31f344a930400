// @ts-check
/** What a map needs where it is shown elsewhere: within another page, or on paper. */

import { writeLink } from "#atlas/state/link.js";
import { Guest } from "#atlas/ui/guest.js";
import { Paper } from "#atlas/ui/paper.js";
import { wholeMap } from "#atlas/ui/whole.js";

/**
 * @param {object} parts
 * @param {import("#atlas/data/atlas.js").Atlas} parts.atlas
 * @param {import("#atlas/state/store.js").Store} parts.store
 * @param {import("#atlas/map/door.js").Door} parts.door
 * @param {import("#atlas/map/view.js").View} parts.view
 * @param {import("#atlas/ui/credits.js").Credits} parts.credits
 * @param {() => import("#atlas/state/link.js").Link} link of the view as it is
 */
export function hostsOf({ atlas, store, door, view, credits }, link) {
  const file = () => location.pathname.split("/").pop() ?? "";
  const whole = wholeMap(store, () => file() + writeLink({ ...link(), embed: false, controls: true }));
  const guest = new Guest(store, door.element);
  const paper = new Paper(atlas, {
    scene: () => view.scene,
    bbox: () => door.bbox(),
    relief: () => view.relief,
    words: () => ({ date: atlas.calendar.label(store.state.day), credits: credits.element.textContent ?? "" }),
  });
  return { whole, paper, onMap: [whole.element, guest.hint] };
}
