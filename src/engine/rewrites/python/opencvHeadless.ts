import { withoutAptPackages } from '../edits/aptPackages.ts';
import { renameRequirement } from '../edits/requirementEdits.ts';
import { requirementPlaces } from '../edits/requirementPlaces.ts';
import type { Rewrite } from '../rewrite.ts';

const HEADLESS: Readonly<Record<string, string>> = {
  'opencv-python': 'opencv-python-headless',
  'opencv-contrib-python': 'opencv-contrib-python-headless',
};

/** What opencv-python's windows need and its headless build does not. */
const FOR_WINDOWS =
  /^(libgl1(-mesa-(glx|dri|dev))?|libgl1-mesa-.*|libsm6|libxext6|libxrender1|libxrender-dev|libgtk-?[23].*|libqt5.*|libgl-dev|libegl1|libxcb.*|libx11-6)$/;

/** opencv-python brings windows, and people install the libraries of a desktop for it. */
export const opencvHeadless: Rewrite = {
  id: 'opencv-headless',
  find(scene) {
    const places = requirementPlaces(scene).filter((place) => place.name in HEADLESS);
    const [first] = places;
    if (first === undefined) return [];
    const { range } = first.command.run;
    return [
      {
        title: 'Install OpenCV without its windows',
        why: 'opencv-python needs the libraries of a desktop for imshow. The headless build is the same library without windows, and needs none of them.',
        link: 'https://github.com/opencv/opencv-python#installation-and-usage',
        risk: 'check',
        line: range.line,
        endLine: range.endLine,
        edits: [
          ...places.map((place) => renameRequirement(place, HEADLESS[place.name] ?? place.name)),
          ...withoutAptPackages((name) => FOR_WINDOWS.test(name), scene),
        ],
        byHand: 'Look for cv2.imshow and for other packages that ask for opencv-python themselves.',
      },
    ];
  },
};
