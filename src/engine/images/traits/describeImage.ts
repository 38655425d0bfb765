import { packagesOf } from './packagesOf.ts';
import { placesOf } from './placesOf.ts';
import { pythonsOf } from './pythonsOf.ts';
import { systemOf } from './systemOf.ts';
import type { Subject, Traits } from './subject.ts';

/** What an image holds beside its bytes, by the rules of its family. */
export function describeImage(subject: Subject): Traits {
  const system = systemOf(subject.name, subject.parts, subject.row.suite);
  const debianPackages = packagesOf(subject, system);
  return {
    system,
    debianPackages,
    pythons: pythonsOf(subject, debianPackages),
    places: placesOf(subject, system),
  };
}
