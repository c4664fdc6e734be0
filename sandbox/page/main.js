// Puts the page together: town, screens, desk, toolbar, autopilot; refuses to do anything else.
import * as api from "./api.js";
import { Autopilot } from "./autopilot.js";
import { Desk } from "./desk.js";
import { chooseLanguage } from "./labels.js";
import { News } from "./news.js";
import { recall, Screens } from "./screens.js";
import { Toolbar, wear } from "./toolbar.js";
import { Town } from "./town.js";

wear();
chooseLanguage(recall("language"));
const town = new Town();
const screens = new Screens();
const desk = new Desk(town, screens);
const autopilot = new Autopilot(town, screens, desk.byHand);
const news = new News(desk);
desk.addEventListener("change", () => news.show());
new Toolbar(desk, autopilot, news);

api.line.addEventListener("back", () => screens.hurry());
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) screens.hurry();
});
town.live();
