import type { Effect } from '../../effects.ts';
import type { Call } from '../../shell/command.ts';
import { sitePackages } from './modelFolder.ts';
import { modelSize, unpackedSize } from './modelSize.ts';
import type { StageView } from '../program.ts';
import { written } from '../written.ts';

/**
 * `python -m spacy download MODEL`: pip installs the model as a package without its dependencies, so it lies in site-packages.
 * @param folder site-packages, where the caller knows it
 */
export function downloadSpacyModel(
  call: Call,
  stage: StageView,
  name: string,
  folder?: string,
): Effect[] {
  if (name === '') return [];
  const short =
    (
      {
        en: 'en_core_web_sm',
        de: 'de_core_news_sm',
        fr: 'fr_core_news_sm',
        es: 'es_core_news_sm',
      } as Readonly<Record<string, string>>
    )[name] ?? name;
  const pinned = /^(.*?)-(\d[\d.]*)$/.exec(short);
  const id = pinned?.[1] ?? short;
  const models = stage.catalog.models();
  const version = [pinned?.[2], '3.8.0', '3.7.1', '3.7.0'].find(
    (one) => one !== undefined && (models?.find('spacy', `${id}-${one}`).length ?? 0) > 0,
  );
  const size = modelSize(
    { hub: 'spacy', id: version === undefined ? id : `${id}-${version}`, part: 'weights' },
    models,
  );
  // The wheel is a zip: tables of vectors shrink by a tenth at most, the small models by a fifth.
  const unpacked = unpackedSize(size, /_(lg|md|trf)$/.test(id) ? 1.06 : 1.15);
  return [
    written({
      path: `${folder ?? sitePackages(stage, call)}/${id}`,
      amount: unpacked.amount,
      fileClass: 'model',
      origin: { kind: 'model', name: id },
      evidence: unpacked.evidence,
      source: `${unpacked.source}, unpacked`,
    }),
  ];
}
